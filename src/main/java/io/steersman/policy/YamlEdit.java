package io.steersman.policy;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Sets single values in YAML text and leaves every other character as it is, comments included. */
public final class YamlEdit {

    private static final int INDENT = 2;

    private YamlEdit() {}

    /**
     * The text with a value at a place, which is made when it is missing.
     *
     * @param place keys from the outermost to the innermost, at least two
     * @param value a scalar as it is written
     * @throws IllegalArgumentException when the text is no mapping, or something else than a mapping stands on the way
     */
    public static String set(String text, List<String> place, String value) {
        Optional<Node> root = root(text);
        return root.isEmpty() ? ended(text) + block(place, value, 0) : set(text, root.get(), place, value);
    }

    private static Optional<Node> root(String text) {
        try {
            return Optional.ofNullable(
                    new org.yaml.snakeyaml.Yaml(new LoaderOptions()).compose(new StringReader(text)));
        } catch (YAMLException e) {
            throw new IllegalArgumentException("The file is no YAML: " + e.getMessage(), e);
        }
    }

    private static String set(String text, Node node, List<String> place, String value) {
        if (!(node instanceof MappingNode mapping)) {
            throw new IllegalArgumentException("Line %d should hold keys and values."
                    .formatted(node.getStartMark().getLine() + 1));
        }
        for (NodeTuple entry : mapping.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key && key.getValue().equals(place.get(0))) {
                return inside(text, entry.getValueNode(), place.subList(1, place.size()), value);
            }
        }
        return mapping.getFlowStyle() == FlowStyle.FLOW
                ? intoFlow(text, mapping, place, value)
                : intoBlock(text, mapping, place, value);
    }

    private static String inside(String text, Node node, List<String> rest, String value) {
        boolean empty = node instanceof ScalarNode scalar && scalar.getValue().isEmpty();
        int from = offset(text, node.getStartMark());
        if (rest.isEmpty()) {
            return text.substring(0, from)
                    + (empty ? " " : "")
                    + value
                    + text.substring(offset(text, node.getEndMark()));
        }
        return empty
                ? text.substring(0, from) + " { " + flow(rest, value) + " }" + text.substring(from)
                : set(text, node, rest, value);
    }

    private static String intoFlow(String text, MappingNode mapping, List<String> place, String value) {
        int close = offset(text, mapping.getEndMark()) - 1;
        String before = text.substring(0, close).stripTrailing();
        String divided = mapping.getValue().isEmpty() || before.endsWith(",") ? " " : ", ";
        return before + divided + flow(place, value) + " " + text.substring(close);
    }

    /** Behind the line on which the last of its values ends. */
    private static String intoBlock(String text, MappingNode mapping, List<String> place, String value) {
        NodeTuple last = mapping.getValue().get(mapping.getValue().size() - 1);
        int end = lineEnd(text, offset(text, last(last.getValueNode()).getEndMark()));
        int indent = mapping.getValue().get(0).getKeyNode().getStartMark().getColumn();
        return ended(text.substring(0, end)) + block(place, value, indent) + text.substring(end);
    }

    /** The end of a block lies before what follows it, comments included, so the last value in it tells. */
    private static Node last(Node node) {
        return node instanceof MappingNode mapping
                        && mapping.getFlowStyle() != FlowStyle.FLOW
                        && !mapping.getValue().isEmpty()
                ? last(mapping.getValue().get(mapping.getValue().size() - 1).getValueNode())
                : node;
    }

    /** A block of text ends at the beginning of the line after it. */
    private static int lineEnd(String text, int from) {
        if (from > 0 && text.charAt(from - 1) == '\n') {
            return from;
        }
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }

    private static String ended(String text) {
        return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    }

    private static String flow(List<String> place, String value) {
        return place.size() == 1
                ? place.get(0) + ": " + value
                : place.get(0) + ": { " + flow(place.subList(1, place.size()), value) + " }";
    }

    /** A line for each key, the innermost two in one. */
    private static String block(List<String> place, String value, int indent) {
        String line = " ".repeat(indent) + place.get(0) + ":";
        return place.size() <= 2
                ? " ".repeat(indent) + flow(place, value) + "\n"
                : line + "\n" + block(place.subList(1, place.size()), value, indent + INDENT);
    }

    private static int offset(String text, Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }
}
