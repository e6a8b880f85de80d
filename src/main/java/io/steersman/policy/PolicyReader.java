package io.steersman.policy;

import io.steersman.finding.RuleId;
import io.steersman.reading.call.Vocabulary;
import io.steersman.trajectory.Context;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads policy files and says everything that is wrong with them at once.
 *
 * <p>{@code default.yaml} lists every rule of the rulebook with its limits and its text; the others say what differs for
 * some runs. Those below {@link VocabularyReader#FOLDER} say what commands, tools and files are called.
 */
public final class PolicyReader {

    /** The file that holds for all runs. */
    public static final String DEFAULT_FILE = "default.yaml";

    /** The shipped one where another lies over it: for rules that the other does not list, or says less of. */
    public static final String SHIPPED_FILE = "shipped/default.yaml";

    private PolicyReader() {}

    /**
     * Policies, or what is wrong with their files.
     *
     * @param policies what could be read
     * @param diagnostics empty when the policies are good
     */
    public record Reading(Policies policies, List<Diagnostic> diagnostics) {
        public Reading {
            diagnostics = diagnostics.stream().sorted().toList();
        }

        /** Whether nothing is wrong. */
        public boolean isGood() {
            return diagnostics.isEmpty();
        }

        /** What applies to a run of which nothing is known. */
        public Policy policy() {
            return policies.standard();
        }
    }

    /**
     * Reads policies.
     *
     * @param files texts by path below the policies folder; {@link #DEFAULT_FILE} must be among them
     * @param hash names this version
     * @param known the rules that the rulebook has: the default lists each, and no other
     */
    public static Reading read(Map<String, String> files, String hash, Collection<RuleId> known) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<Layer> layers = new ArrayList<>();
        new TreeMap<>(files).forEach((file, text) -> {
            if (!VocabularyReader.isMeant(file)) {
                layers.add(LayerReader.read(file, text, known, diagnostics));
            }
        });
        Vocabulary vocabulary = VocabularyReader.read(files, diagnostics);
        if (!files.containsKey(DEFAULT_FILE) && !files.containsKey(SHIPPED_FILE)) {
            diagnostics.add(new Diagnostic(DEFAULT_FILE, 0, 0, "The file is missing. Maybe restore it."));
        } else if (diagnostics.isEmpty()) {
            sayMissing(layers, known, diagnostics);
        }
        for (Layer layer : layers) {
            diagnostics.addAll(JudgeReader.untested(layer, layers, known));
        }
        Policies policies = new Policies(hash, layers, known, vocabulary);
        if (diagnostics.isEmpty()) {
            diagnostics.addAll(JudgeReader.untested(policies.explain(Context.NONE), layers, known));
        }
        return new Reading(policies, diagnostics);
    }

    /**
     * What part of a file says, to be laid over policies.
     *
     * @param file path below the policies folder, for diagnostics
     * @param name what it is called there
     * @param node the part, with the keys of a policy file but for its scope
     * @param diagnostics where faults are put
     */
    public static Layer overlay(
            String file, String name, Node node, Collection<RuleId> known, List<Diagnostic> diagnostics) {
        return LayerReader.read(file, name, node, known, diagnostics);
    }

    /** The scope that a node describes; what is wrong with it is said. */
    public static Scope scope(Yaml yaml, Node node) {
        return LayerReader.scope(yaml, node);
    }

    /** Reads one file alone. */
    public static Reading read(String file, String text, String hash, Collection<RuleId> known) {
        return read(Map.of(file, text), hash, known);
    }

    /** Told at the last line that says something of a rule: there the missing one may be added. */
    private static void sayMissing(List<Layer> layers, Collection<RuleId> known, List<Diagnostic> diagnostics) {
        List<Layer> ofAll =
                layers.stream().filter(layer -> layer.scope().equals(Scope.ALL)).toList();
        for (RuleId rule : known) {
            List<Setting> listed = ofAll.stream()
                    .flatMap(layer -> layer.at("rules." + rule).stream())
                    .toList();
            if (listed.isEmpty()) {
                diagnostics.add(new Diagnostic(
                        DEFAULT_FILE,
                        last(ofAll),
                        1,
                        "The rule '%s' is not listed. Maybe add it below 'rules:'.".formatted(rule)));
            } else if (ofAll.stream()
                    .allMatch(layer -> layer.at("rules." + rule + ".text").isEmpty())) {
                Setting at = listed.get(0);
                diagnostics.add(new Diagnostic(
                        at.file(),
                        at.line(),
                        at.column(),
                        "The rule '%s' has no text. Maybe say what the agent should read.".formatted(rule)));
            }
        }
    }

    private static int last(List<Layer> layers) {
        return layers.stream()
                .filter(layer -> layer.file().equals(DEFAULT_FILE))
                .flatMap(layer -> layer.settings().entrySet().stream())
                .filter(setting -> setting.getKey().startsWith("rules."))
                .mapToInt(setting -> setting.getValue().line())
                .max()
                .orElse(1);
    }
}
