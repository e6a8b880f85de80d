package io.steersman.policy;

import io.steersman.finding.RuleId;
import io.steersman.intervention.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads one policy file and says everything that is wrong with it. */
final class LayerReader {

    private static final String EXTENDS = "extends";
    private static final List<String> EXTENDED = List.of("none", "shipped");

    private final String file;
    private final Collection<RuleId> known;
    private final Yaml yaml;
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private Scope scope = Scope.ALL;

    private LayerReader(String file, Collection<RuleId> known, List<Diagnostic> diagnostics) {
        this.file = file;
        this.known = known;
        this.yaml = new Yaml(file, diagnostics);
    }

    /**
     * What a file says.
     *
     * @param known the rules that may be named
     * @param diagnostics where faults are put
     */
    static Layer read(String file, String text, Collection<RuleId> known, List<Diagnostic> diagnostics) {
        LayerReader reader = new LayerReader(file, known, diagnostics);
        reader.yaml.parse(text).ifPresent(reader::top);
        return new Layer(file, reader.scope, reader.settings);
    }

    /** What part of a file says. */
    static Layer read(String file, String name, Node node, Collection<RuleId> known, List<Diagnostic> diagnostics) {
        LayerReader reader = new LayerReader(file, known, diagnostics);
        Map<String, Node> top = reader.yaml.mapping(node, PolicyKeys.TOP);
        if (top.containsKey("scope")) {
            reader.yaml.say(
                    top.get("scope"), "This part is for the same runs as its whole. Maybe leave the scope out.");
        }
        reader.top(top);
        return new Layer(file + "#" + name, Scope.ALL, reader.settings);
    }

    private void top(Node root) {
        Map<String, Node> top = yaml.mapping(root, PolicyKeys.TOP);
        boolean base = file.equals(PolicyReader.DEFAULT_FILE) || isShipped();
        if (top.containsKey("scope")) {
            readScope(top.get("scope"), base);
        }
        if (top.containsKey(EXTENDS)) {
            readExtends(top.get(EXTENDS), base);
        }
        top(top);
    }

    private boolean isShipped() {
        return file.equals(PolicyReader.SHIPPED_FILE);
    }

    private void top(Map<String, Node> top) {
        top.forEach((key, value) -> {
            if (PolicyKeys.NUMBERS.containsKey(key)) {
                number(key, value);
            }
        });
        for (String flag : PolicyKeys.FLAGS) {
            if (top.containsKey(flag)) {
                put(flag, top.get(flag), yaml.flag(top.get(flag)));
            }
        }
        if (top.containsKey("reach")) {
            yaml.mapping(top.get("reach"), PolicyKeys.REACH).forEach((key, value) -> levels("reach." + key, value));
        }
        if (top.containsKey(PolicyKeys.TRUSTED)) {
            Node trusted = top.get(PolicyKeys.TRUSTED);
            List<String> names =
                    yaml.sequence(trusted).stream().map(yaml::scalar).toList();
            put(PolicyKeys.TRUSTED, trusted, names);
        }
        if (top.containsKey(JudgeReader.KEY)) {
            new JudgeReader(yaml, this::put).read(top.get(JudgeReader.KEY));
        }
        if (top.containsKey("defaults")) {
            Node defaults = top.get("defaults");
            shared("defaults", yaml.mapping(defaults, PolicyKeys.SHARED.keySet()));
        }
        if (top.containsKey("categories")) {
            Node categories = top.get("categories");
            yaml.mapping(categories).forEach((key, value) -> category(categories, key, value));
        }
        if (top.containsKey("rules")) {
            Node rules = top.get("rules");
            yaml.mapping(rules).forEach((key, value) -> rule(rules, key, value));
        }
    }

    /** Whether the shipped policies lie below is asked before a file is read as a whole. */
    private void readExtends(Node node, boolean base) {
        yaml.word(node, word -> EXTENDED.contains(word) ? Optional.of(word) : Optional.empty(), EXTENDED);
        if (!base) {
            yaml.say(node, "Only default.yaml says what it extends. Maybe move this there.");
        }
    }

    private void readScope(Node node, boolean base) {
        if (base) {
            yaml.say(node, "The default is for all runs. Maybe move this to a file of its own.");
        }
        scope = scope(yaml, node);
    }

    /** The scope that a node describes. */
    static Scope scope(Yaml yaml, Node node) {
        Map<String, List<String>> accepted = new TreeMap<>();
        yaml.mapping(node, Scope.KEYS).forEach((key, value) -> {
            List<String> values = value instanceof ScalarNode
                    ? List.of(yaml.scalar(value))
                    : yaml.sequence(value).stream().map(yaml::scalar).toList();
            accepted.put(key, values);
        });
        return new Scope(accepted);
    }

    private void category(Node all, String name, Node node) {
        Set<String> names = known.stream().map(RuleId::category).collect(Collectors.toCollection(TreeSet::new));
        if (!names.contains(name) && isShipped()) {
            return;
        }
        if (!names.contains(name)) {
            yaml.sayOfKey(
                    all,
                    name,
                    "There is no category '%s'. Maybe use one of: %s.%s"
                            .formatted(name, String.join(", ", names), Nearest.advice(name, names)));
            return;
        }
        shared("categories." + name, yaml.mapping(node, PolicyKeys.SHARED.keySet()));
    }

    private void rule(Node all, String key, Node node) {
        boolean there = known.stream().anyMatch(rule -> rule.toString().equals(key));
        if (!there && isShipped()) {
            return;
        }
        if (!there) {
            yaml.sayOfKey(all, key, "There is no rule '%s'.%s".formatted(key, PolicyKeys.suggestion(key, known)));
            return;
        }
        Map<String, Node> entries = yaml.mapping(node, PolicyKeys.OF_RULE);
        String place = "rules." + key;
        put(place, node, key);
        shared(place, entries);
        if (entries.containsKey("limits")) {
            yaml.mapping(entries.get("limits")).forEach((name, value) -> number(place + ".limits." + name, value));
        }
        if (entries.containsKey("text")) {
            text(place + ".text", entries.get("text"));
        }
    }

    private void text(String place, Node node) {
        if (YamlComment.cuts(node)) {
            yaml.say(
                    node,
                    "The text ends before a '#', which begins a comment. Maybe write it in quotes, or behind 'text: |'.");
        }
        try {
            put(place, node, GuidanceText.parse(yaml.scalar(node)));
        } catch (GuidanceText.InvalidText e) {
            yaml.say(node, String.valueOf(e.getMessage()));
        }
    }

    private void shared(String place, Map<String, Node> entries) {
        if (entries.containsKey("mode")) {
            Node node = entries.get("mode");
            yaml.word(node, Mode::named, PolicyKeys.MODES).ifPresent(mode -> put(place + ".mode", node, mode));
        }
        if (entries.containsKey("ladder")) {
            levels(place + ".ladder", entries.get("ladder"));
        }
        if (entries.containsKey("cooldown")) {
            number(place + ".cooldown", entries.get("cooldown"));
        }
        if (entries.containsKey("horizon")) {
            number(place + ".horizon", entries.get("horizon"));
        }
        if (entries.containsKey("again")) {
            put(place + ".again", entries.get("again"), yaml.flag(entries.get("again")));
        }
    }

    private void levels(String place, Node node) {
        List<Level> levels = new ArrayList<>(yaml.words(node, Level::named, PolicyKeys.LEVELS));
        put(place, node, List.copyOf(levels));
    }

    private void number(String place, Node node) {
        put(place, node, yaml.number(node, 0, PolicyKeys.MOST));
    }

    private void put(String place, Node node, Object value) {
        settings.put(
                place,
                new Setting(
                        value,
                        file,
                        node.getStartMark().getLine() + 1,
                        node.getStartMark().getColumn() + 1));
    }
}
