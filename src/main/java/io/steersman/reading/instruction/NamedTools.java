package io.steersman.reading.instruction;

import io.steersman.trajectory.Instruction;
import java.util.LinkedHashSet;
import java.util.Set;

/** The tools that a harness tells its agent to use, as far as its words show: {@code task_complete}, "the Finish tool". */
public final class NamedTools {

    private static final int LONGEST = 4000;
    private static final String TOOL = " tool";

    private NamedTools() {}

    /**
     * The names in what a harness says that may be tools: words with an underscore, in backquotes, or before "tool". Others than
     * a harness name none, and text too long to be a reminder does not.
     */
    public static Set<String> in(Instruction instruction) {
        String text = instruction.text();
        if (instruction.source() != Instruction.Source.HARNESS || text.length() > LONGEST) {
            return Set.of();
        }
        Set<String> names = new LinkedHashSet<>();
        for (int start = 0; start < text.length(); ) {
            int end = end(text, start);
            if (end > start && isName(text, start, end)) {
                names.add(text.substring(start, end));
            }
            start = end + 1;
        }
        return names;
    }

    private static int end(String text, int start) {
        int end = start;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    private static boolean isName(String text, int start, int end) {
        boolean quoted = start > 0 && text.charAt(start - 1) == '`' && text.startsWith("`", end);
        int after = quoted ? end + 1 : end;
        int underscore = text.indexOf('_', start);
        return quoted || underscore > start && underscore < end - 1 || text.startsWith(TOOL, after);
    }
}
