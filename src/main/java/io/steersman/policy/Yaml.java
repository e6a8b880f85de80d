package io.steersman.policy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One YAML file, read node by node, so that everything wrong in it can be said at once with line and column.
 *
 * <p>Not thread-safe; made for one reading.
 */
public final class Yaml {

    private static final List<String> TRUTHS = List.of("true", "false");

    private final String file;
    private final List<Diagnostic> diagnostics;

    /**
     * @param file how diagnostics name the file
     * @param diagnostics where they are put
     */
    public Yaml(String file, List<Diagnostic> diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
    }

    /** The root node, or nothing when the file is empty or malformed (which is then said). */
    public Optional<Node> parse(String text) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            Node root = new org.yaml.snakeyaml.Yaml(options).compose(new StringReader(text));
            return Optional.ofNullable(root);
        } catch (MarkedYAMLException e) {
            say(e.getProblemMark(), String.valueOf(e.getProblem()));
        } catch (YAMLException e) {
            diagnostics.add(new Diagnostic(file, 0, 0, String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    /** The entries of a mapping in order; anything else, and a key that occurs twice, is said to be wrong. */
    public Map<String, Node> mapping(Node node) {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            say(node, "This must be a mapping of keys to values.");
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode());
            if (entries.putIfAbsent(key, tuple.getValueNode()) != null) {
                say(tuple.getKeyNode(), "The key '%s' occurs twice.".formatted(key));
            }
        }
        return entries;
    }

    /** The entries of a mapping that may have these keys only; others are said to be unknown. */
    public Map<String, Node> mapping(Node node, Set<String> allowed) {
        Map<String, Node> entries = mapping(node);
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String key = scalar(tuple.getKeyNode());
                if (!allowed.contains(key)) {
                    String known = String.join(", ", new TreeSet<>(allowed));
                    say(
                            tuple.getKeyNode(),
                            "The key '%s' is unknown. Maybe use one of: %s.%s"
                                    .formatted(key, known, Nearest.advice(key, allowed)));
                }
            }
        }
        return entries;
    }

    /** The items of a sequence; anything else is said to be wrong. */
    public List<Node> sequence(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        say(node, "This must be a list.");
        return List.of();
    }

    /** The text of a scalar; anything else is said to be wrong and read as empty. */
    public String scalar(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        say(node, "This must be a single value.");
        return "";
    }

    /** A whole number within bounds; anything else is said to be wrong and read as the lower bound. */
    public int number(Node node, int least, int most) {
        String text = scalar(node);
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, with the bounds.
        }
        say(node, "The value (%s) must be a whole number from %d to %d.".formatted(text, least, most));
        return least;
    }

    /** A number within bounds; anything else is said to be wrong and read as the lower bound. */
    public double decimal(Node node, double least, double most) {
        String text = scalar(node);
        try {
            double value = Double.parseDouble(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, with the bounds.
        }
        say(node, String.format(Locale.ROOT, "The value (%s) must be a number from %.0f to %.0f.", text, least, most));
        return least;
    }

    /** A truth value; anything else is said to be wrong and read as false. */
    public boolean flag(Node node) {
        String text = scalar(node);
        if (!text.equals("true") && !text.equals("false")) {
            say(node, "The value (%s) must be true or false.%s".formatted(text, Nearest.advice(text, TRUTHS)));
        }
        return text.equals("true");
    }

    /** One of a set of words; anything else is said to be wrong. */
    public <T> Optional<T> word(Node node, Function<String, Optional<T>> named, List<String> words) {
        String text = scalar(node);
        Optional<T> value = named.apply(text);
        if (value.isEmpty()) {
            say(
                    node,
                    "The value (%s) must be one of: %s.%s"
                            .formatted(text, String.join(", ", words), Nearest.advice(text, words)));
        }
        return value;
    }

    /** The items of a sequence of words, without those that are said to be wrong. */
    public <T> List<T> words(Node node, Function<String, Optional<T>> named, List<String> words) {
        List<T> values = new ArrayList<>();
        for (Node item : sequence(node)) {
            word(item, named, words).ifPresent(values::add);
        }
        return values;
    }

    /** Says that something is wrong at a node. */
    public void say(Node node, String message) {
        say(node.getStartMark(), message);
    }

    /** Says that something is wrong with a key of a mapping. */
    public void sayOfKey(Node node, String key, String message) {
        if (node instanceof MappingNode mapping) {
            mapping.getValue().stream()
                    .map(NodeTuple::getKeyNode)
                    .filter(one -> one instanceof ScalarNode scalar
                            && scalar.getValue().equals(key))
                    .findFirst()
                    .ifPresent(one -> say(one, message));
        }
    }

    private void say(Mark mark, String message) {
        diagnostics.add(new Diagnostic(file, mark.getLine() + 1, mark.getColumn() + 1, message));
    }
}
