package io.steersman.recorded.sweagent;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A fenced block that holds a command for the shell, as mini-swe-agent looks for it: it opens with the language alone on the line and
 * closes with the next fence at the beginning of a line.
 *
 * @param start where the fence opens
 * @param end behind the closing fence
 */
record CodeBlock(int start, int end, String command) {

    private static final String FENCE = "```";
    private static final Set<String> LANGUAGES = Set.of("bash", "mswea_bash_command");

    /** All such blocks of a message. */
    static List<CodeBlock> of(String message) {
        List<CodeBlock> blocks = new ArrayList<>();
        int open = message.indexOf(FENCE);
        while (open >= 0) {
            int next = open + FENCE.length();
            int line = message.indexOf('\n', next);
            int close = line < 0 ? -1 : message.indexOf("\n" + FENCE, line);
            if (close >= 0 && LANGUAGES.contains(message.substring(next, line).strip())) {
                next = close + 1 + FENCE.length();
                blocks.add(new CodeBlock(open, next, message.substring(Math.min(line + 1, close), close)));
            }
            open = message.indexOf(FENCE, next);
        }
        return blocks;
    }

    /** A message without some of its blocks. */
    static String without(String message, List<CodeBlock> blocks) {
        StringBuilder text = new StringBuilder(message);
        for (int i = blocks.size() - 1; i >= 0; i--) {
            text.delete(blocks.get(i).start(), blocks.get(i).end());
        }
        return text.toString().strip();
    }
}
