package io.steersman.policy;

import io.steersman.finding.RuleId;
import io.steersman.intervention.Ladder;
import io.steersman.intervention.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a policy file and says everything that is wrong with it at once.
 *
 * <p>{@code default.yaml} lists every rule of the rulebook with its limits and its text.
 */
public final class PolicyReader {

    /** The file that a policy is read from. */
    public static final String DEFAULT_FILE = "default.yaml";

    private static final Set<String> TOP = Set.of("budget", "defaults", "rules");
    private static final Set<String> SHARED = Set.of("mode", "ladder", "cooldown", "again");
    private static final Set<String> OF_RULE = Set.of("mode", "ladder", "cooldown", "again", "limits", "text");
    private static final List<String> LEVELS =
            Arrays.stream(Level.values()).map(Level::display).toList();
    private static final List<String> MODES =
            Arrays.stream(Mode.values()).map(Mode::display).toList();
    private static final int MOST = 1_000_000;

    private final Yaml yaml;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final String file;

    private PolicyReader(String file) {
        this.file = file;
        this.yaml = new Yaml(file, diagnostics);
    }

    /**
     * A policy, or what is wrong with its file.
     *
     * @param policy what could be read
     * @param diagnostics empty when the policy is good
     */
    public record Reading(Policy policy, List<Diagnostic> diagnostics) {
        public Reading {
            diagnostics = diagnostics.stream().sorted().toList();
        }

        /** Whether nothing is wrong. */
        public boolean isGood() {
            return diagnostics.isEmpty();
        }
    }

    /**
     * Reads a policy.
     *
     * @param file how diagnostics name it
     * @param text the YAML
     * @param hash names this version
     * @param known the rules that the rulebook has: each must be listed, and no other
     */
    public static Reading read(String file, String text, String hash, Collection<RuleId> known) {
        return new PolicyReader(file).read(text, hash, known);
    }

    private Reading read(String text, String hash, Collection<RuleId> known) {
        Map<RuleId, RulePolicy> rules = new LinkedHashMap<>();
        int[] budget = {MOST};
        yaml.parse(text).ifPresent(root -> {
            Map<String, Node> top = yaml.mapping(root, TOP);
            if (top.containsKey("budget")) {
                budget[0] = yaml.number(top.get("budget"), 0, MOST);
            }
            Shared defaults = top.containsKey("defaults")
                    ? shared(yaml.mapping(top.get("defaults"), SHARED), Shared.NONE)
                    : Shared.NONE;
            if (top.containsKey("rules")) {
                readRules(top.get("rules"), defaults, new TreeSet<>(known), rules);
            }
        });
        if (diagnostics.isEmpty()) {
            sayMissing(new TreeSet<>(known), rules);
        }
        return new Reading(Policy.of(hash, budget[0], rules), diagnostics);
    }

    private void readRules(Node node, Shared defaults, Set<RuleId> known, Map<RuleId, RulePolicy> rules) {
        yaml.mapping(node).forEach((key, value) -> {
            RuleId id = known.stream()
                    .filter(rule -> rule.toString().equals(key))
                    .findFirst()
                    .orElse(null);
            if (id == null) {
                yaml.say(value, "There is no rule '%s'.%s".formatted(key, suggestion(key, known)));
            } else {
                rules.put(id, rule(id, value, defaults));
            }
        });
    }

    private RulePolicy rule(RuleId id, Node node, Shared defaults) {
        Map<String, Node> entries = yaml.mapping(node, OF_RULE);
        Shared shared = shared(entries, defaults);
        Map<String, Integer> limits = new TreeMap<>();
        if (entries.containsKey("limits")) {
            yaml.mapping(entries.get("limits")).forEach((name, value) -> limits.put(name, yaml.number(value, 0, MOST)));
        }
        Ladder ladder = new Ladder(id.toString(), shared.ladder, shared.cooldown, shared.again);
        return new RulePolicy(id, shared.mode, limits, ladder, text(id, node, entries));
    }

    private GuidanceText text(RuleId id, Node rule, Map<String, Node> entries) {
        Node node = entries.get("text");
        if (node == null) {
            yaml.say(rule, "The rule '%s' has no text. Maybe say what the agent should read.".formatted(id));
            return GuidanceText.parse("");
        }
        try {
            return GuidanceText.parse(yaml.scalar(node));
        } catch (GuidanceText.InvalidText e) {
            yaml.say(node, String.valueOf(e.getMessage()));
            return GuidanceText.parse("");
        }
    }

    private Shared shared(Map<String, Node> entries, Shared otherwise) {
        Node mode = entries.get("mode");
        Node ladder = entries.get("ladder");
        Node cooldown = entries.get("cooldown");
        Node again = entries.get("again");
        return new Shared(
                mode == null
                        ? otherwise.mode
                        : yaml.word(mode, Mode::named, MODES).orElse(otherwise.mode),
                ladder == null ? otherwise.ladder : yaml.words(ladder, Level::named, LEVELS),
                cooldown == null ? otherwise.cooldown : yaml.number(cooldown, 0, MOST),
                again == null ? otherwise.again : yaml.flag(again));
    }

    private void sayMissing(Set<RuleId> known, Map<RuleId, RulePolicy> rules) {
        for (RuleId rule : known) {
            if (!rules.containsKey(rule)) {
                diagnostics.add(new Diagnostic(
                        file, 0, 0, "The rule '%s' is not listed. Maybe add it below 'rules:'.".formatted(rule)));
            }
        }
    }

    private static String suggestion(String key, Set<RuleId> known) {
        String name = key.substring(key.lastIndexOf('.') + 1);
        return known.stream()
                .filter(rule -> rule.name().equals(name))
                .map(rule -> " Maybe '%s'?".formatted(rule))
                .findFirst()
                .orElse("");
    }

    /** What a rule may take over from the defaults. */
    private record Shared(Mode mode, List<Level> ladder, int cooldown, boolean again) {
        static final Shared NONE = new Shared(Mode.OBSERVE, List.of(), 0, false);
    }
}
