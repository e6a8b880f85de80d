package io.steersman.policy;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Whether a value that stands without quotes loses its end to a comment that probably is none. */
final class YamlComment {

    private YamlComment() {}

    static boolean cuts(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && rest(node.getEndMark()).stripLeading().startsWith("#");
    }

    private static String rest(Mark mark) {
        int[] buffer = mark.getBuffer();
        StringBuilder rest = new StringBuilder();
        for (int i = mark.getPointer(); i < buffer.length && buffer[i] != '\n' && buffer[i] != 0; i++) {
            rest.appendCodePoint(buffer[i]);
        }
        return rest.toString();
    }
}
