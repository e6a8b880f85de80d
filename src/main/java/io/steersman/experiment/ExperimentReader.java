package io.steersman.experiment;

import io.steersman.experiment.Arm.Says;
import io.steersman.experiment.Experiment.End;
import io.steersman.experiment.Experiment.Status;
import io.steersman.finding.RuleId;
import io.steersman.policy.Diagnostic;
import io.steersman.policy.Layer;
import io.steersman.policy.Nearest;
import io.steersman.policy.PolicyReader;
import io.steersman.policy.Scope;
import io.steersman.policy.Yaml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.Node;

/** Reads experiment files and says everything that is wrong with them, each with its line and column. */
public final class ExperimentReader {

    /** Where they lie below the policies folder. */
    public static final String FOLDER = "experiments/";

    private static final String RULEBOOK = "rulebook";

    private static final Set<String> TOP = Set.of(
            "question",
            "status",
            "scope",
            "unit",
            "layer",
            "arms",
            "metric",
            "metrics",
            "guardrails",
            "planned",
            "days",
            "ends",
            "prices");
    private static final Set<String> PRICES = Set.of("input", "output");
    private static final Set<String> LAYER = Set.of("name", "from", "share");
    private static final Set<String> ARM = Set.of("weight", "says", "text", "policy", RULEBOOK);
    private static final List<String> STATUSES = names(Status.values(), Status::display);
    private static final List<String> ENDS = names(End.values(), End::display);
    private static final List<String> SAYINGS = names(Says.values(), Says::display);
    private static final List<String> METRICS = names(Metric.values(), Metric::display);
    private static final String NEUTRAL = "A note was taken of this step.";
    private static final int MOST_WEIGHT = 1_000;
    private static final int MOST_UNITS = 10_000_000;
    private static final int MOST_DAYS = 1_000;
    private static final double MOST_PRICE = 1_000_000;
    private static final int USUAL_UNITS = 2_000;

    private final String file;
    private final Collection<RuleId> rules;
    private final Map<String, Collection<RuleId>> variants;
    private final List<Diagnostic> diagnostics;
    private final Yaml yaml;

    private ExperimentReader(
            String file,
            Collection<RuleId> rules,
            Map<String, Collection<RuleId>> variants,
            List<Diagnostic> diagnostics) {
        this.file = file;
        this.rules = rules;
        this.variants = variants;
        this.diagnostics = diagnostics;
        this.yaml = new Yaml(file, diagnostics);
    }

    /**
     * Experiments, or what is wrong with their files.
     *
     * @param diagnostics empty when all are good
     */
    public record Reading(Experiments experiments, List<Diagnostic> diagnostics) {}

    /** Whether a path below the policies folder is that of an experiment. */
    public static boolean isMeant(String path) {
        return path.startsWith(FOLDER);
    }

    /** Reads experiments whose arms have the rules of all. */
    public static Reading read(Map<String, String> files, Collection<RuleId> rules) {
        return read(files, rules, Map.of());
    }

    /**
     * Reads experiments.
     *
     * @param files texts by path below the policies folder; others than experiments are passed over
     * @param rules the rules that an arm's policy may name
     * @param variants those of arms with a rulebook of their own, by its name
     */
    public static Reading read(
            Map<String, String> files, Collection<RuleId> rules, Map<String, Collection<RuleId>> variants) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<Experiment> all = new ArrayList<>();
        new TreeMap<>(files).forEach((path, text) -> {
            if (isMeant(path)) {
                new ExperimentReader(path, rules, variants, diagnostics)
                        .experiment(text)
                        .ifPresent(all::add);
            }
        });
        overlaps(all, diagnostics);
        rulebooks(all, diagnostics);
        return new Reading(new Experiments(all), diagnostics.stream().sorted().toList());
    }

    /** Two experiments of a layer that run may not want the same units. */
    private static void overlaps(List<Experiment> all, List<Diagnostic> diagnostics) {
        for (int i = 0; i < all.size(); i++) {
            for (Experiment other : all.subList(0, i)) {
                Experiment one = all.get(i);
                boolean both = one.status() == Status.RUNNING && other.status() == Status.RUNNING;
                if (both
                        && one.layer().equals(other.layer())
                        && one.from() < other.from() + other.share()
                        && other.from() < one.from() + one.share()) {
                    diagnostics.add(new Diagnostic(
                            FOLDER + one.name() + ".yaml",
                            0,
                            0,
                            "It wants places of the layer '%s' that '%s' has (%d to %d). Maybe begin at another one, or name another layer."
                                    .formatted(
                                            one.layer(),
                                            other.name(),
                                            other.from(),
                                            other.from() + other.share() - 1)));
                }
            }
        }
    }

    /** A run has one rulebook: two experiments with variants may not meet in one. */
    private static void rulebooks(List<Experiment> all, List<Diagnostic> diagnostics) {
        List<Experiment> own = all.stream()
                .filter(one -> one.status() == Status.RUNNING)
                .filter(one ->
                        one.arms().stream().anyMatch(arm -> !arm.rulebook().isEmpty()))
                .toList();
        for (Experiment one : own.subList(Math.min(1, own.size()), own.size())) {
            if (!one.layer().equals(own.get(0).layer())) {
                diagnostics.add(new Diagnostic(
                        FOLDER + one.name() + ".yaml",
                        0,
                        0,
                        "An arm has a rulebook of its own, as one of '%s', and a run can have one. Maybe put both in one layer, with places apart, or stop one."
                                .formatted(own.get(0).name())));
            }
        }
    }

    private Optional<Experiment> experiment(String text) {
        int before = diagnostics.size();
        Optional<Node> root = yaml.parse(text);
        if (root.isEmpty()) {
            if (diagnostics.size() == before) {
                diagnostics.add(new Diagnostic(file, 0, 0, "The file is empty. Maybe ask a question."));
            }
            return Optional.empty();
        }
        Experiment read = experiment(root.get());
        return diagnostics.size() == before ? Optional.of(read) : Optional.empty();
    }

    private Experiment experiment(Node root) {
        Map<String, Node> top = yaml.mapping(root, TOP);
        for (String needed : List.of("question", "arms", "metric")) {
            if (!top.containsKey(needed)) {
                yaml.say(root, "There is no '%s'. Maybe add it.".formatted(needed));
            }
        }
        String name = file.substring(FOLDER.length(), file.length() - ".yaml".length());
        Map<String, Node> layer = at(top, "layer", node -> yaml.mapping(node, LAYER), Map.<String, Node>of());
        int from = at(layer, "from", node -> yaml.number(node, 0, Experiment.PLACES - 1), 0);
        return new Experiment(
                name,
                at(top, "question", yaml::scalar, ""),
                at(top, "status", node -> yaml.word(node, Status::named, STATUSES), Optional.<Status>empty())
                        .orElse(Status.DRAFT),
                at(top, "scope", this::scope, Scope.ALL),
                at(top, "unit", node -> new Unit(yaml.scalar(node)), Unit.TRAJECTORY),
                at(layer, "name", yaml::scalar, name),
                from,
                at(layer, "share", node -> yaml.number(node, 1, Experiment.PLACES - from), Experiment.PLACES - from),
                at(top, "arms", this::arms, List.<Arm>of()),
                at(top, "metric", this::metric, Metric.RECOVERY),
                at(top, "metrics", this::metrics, List.<Metric>of()),
                at(top, "guardrails", this::metrics, List.<Metric>of()),
                at(top, "planned", node -> yaml.number(node, 1, MOST_UNITS), USUAL_UNITS),
                at(top, "days", node -> yaml.number(node, 1, MOST_DAYS), 0),
                at(top, "ends", node -> yaml.word(node, End::named, ENDS), Optional.<End>empty())
                        .orElse(End.PLANNED),
                at(top, "prices", node -> Optional.of(prices(node)), Optional.<Prices>empty()));
    }

    private Prices prices(Node node) {
        Map<String, Node> entries = yaml.mapping(node, PRICES);
        return new Prices(price(entries, "input"), price(entries, "output"));
    }

    private double price(Map<String, Node> entries, String of) {
        return at(entries, of, node -> yaml.decimal(node, 0, MOST_PRICE), 0.0);
    }

    private static <T> T at(Map<String, Node> entries, String key, Function<Node, T> read, T otherwise) {
        Node node = entries.get(key);
        return node == null ? otherwise : read.apply(node);
    }

    private Scope scope(Node node) {
        return PolicyReader.scope(yaml, node);
    }

    private Metric metric(Node node) {
        return yaml.word(node, Metric::named, METRICS).orElse(Metric.RECOVERY);
    }

    private List<Metric> metrics(Node node) {
        return yaml.words(node, Metric::named, METRICS);
    }

    private List<Arm> arms(Node node) {
        List<Arm> arms = new ArrayList<>();
        yaml.mapping(node).forEach((name, value) -> arms.add(arm(name, value)));
        if (arms.size() < 2) {
            yaml.say(node, "An experiment needs two arms or more. Maybe add: control: { says: nothing }");
        }
        return arms;
    }

    private Arm arm(String name, Node node) {
        Map<String, Node> entries = yaml.mapping(node, ARM);
        Says usual = name.equals("control") ? Says.NOTHING : name.equals("placebo") ? Says.NEUTRAL : Says.POLICY;
        Says says = at(entries, "says", value -> yaml.word(value, Says::named, SAYINGS), Optional.<Says>empty())
                .orElse(usual);
        String text = at(entries, "text", yaml::scalar, says == Says.NEUTRAL ? NEUTRAL : "");
        if (entries.containsKey("text") && says != Says.NEUTRAL) {
            yaml.say(
                    entries.get("text"),
                    "Only an arm that says 'neutral' has a text of its own. Maybe put texts of rules below 'policy'.");
        }
        String rulebook = at(entries, RULEBOOK, this::rulebook, "");
        Collection<RuleId> known = variants.getOrDefault(rulebook, rules);
        Optional<Layer> overlay = at(
                entries,
                "policy",
                value -> Optional.of(PolicyReader.overlay(file, name, value, known, diagnostics)),
                Optional.<Layer>empty());
        return new Arm(
                name,
                at(entries, "weight", value -> yaml.number(value, 1, MOST_WEIGHT), 1),
                says,
                text,
                overlay,
                rulebook);
    }

    private String rulebook(Node node) {
        String wanted = yaml.scalar(node);
        if (!variants.containsKey(wanted)) {
            yaml.say(
                    node,
                    "There is no rulebook '%s'. %s"
                            .formatted(
                                    wanted,
                                    variants.isEmpty()
                                            ? "Maybe put rules into policies/%s%s/.".formatted(FOLDER, wanted)
                                            : "Maybe use one of: %s.%s"
                                                    .formatted(
                                                            String.join(", ", new TreeSet<>(variants.keySet())),
                                                            Nearest.advice(wanted, variants.keySet()))));
        }
        return wanted;
    }

    private static <T> List<String> names(T[] values, Function<T, String> name) {
        return Arrays.stream(values).map(name).toList();
    }
}
