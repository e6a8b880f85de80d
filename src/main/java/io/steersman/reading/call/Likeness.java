package io.steersman.reading.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.reading.shell.Command;
import io.steersman.reading.text.CharKind;
import io.steersman.reading.text.Hash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What makes two calls alike that are not the same to the letter: the same options in another order, another count, or long
 * arguments that differ in a mark or two.
 *
 * @param spelling equal for calls that differ in what only counts, and for shell commands that differ in how their options
 *     are written; empty when they have neither
 * @param sketch how often words of each kind occur in long arguments, {@value #KINDS} counts; empty for short ones
 */
public record Likeness(String spelling, String sketch) {

    /** Alike to nothing. */
    public static final Likeness NONE = new Likeness("", "");

    private static final int KINDS = 64;
    /** Words below which every one of them counts. */
    private static final int LONG = 100;
    /** One word in so many may differ. */
    private static final int TOLERANCE = 100;

    private static final int LONGEST = 16_000;

    static Likeness of(JsonNode input, List<Command> commands) {
        String counted = Counters.without(input, commands);
        String spelling = counted.isEmpty() ? spelling(commands) : counted;
        String sketch = length(input) < 2 * LONG ? "" : sketch(input);
        return spelling.isEmpty() && sketch.isEmpty() ? NONE : new Likeness(spelling, sketch);
    }

    /** Whether two calls of one tool are alike. */
    public boolean isLike(Likeness other) {
        return !spelling.isEmpty() && spelling.equals(other.spelling) || isNear(other);
    }

    private boolean isNear(Likeness other) {
        if (sketch.isEmpty() || other.sketch.isEmpty()) {
            return false;
        }
        int words = 0;
        int different = 0;
        for (int i = 0; i < KINDS; i++) {
            words += sketch.charAt(i);
            different += Math.abs(sketch.charAt(i) - other.sketch.charAt(i));
        }
        return different * TOLERANCE <= words;
    }

    /** Empty unless the options could be written in another way. */
    private static String spelling(List<Command> commands) {
        boolean any = false;
        for (Command command : commands) {
            any |= options(command) > 1;
        }
        if (!any) {
            return "";
        }
        Hash hash = new Hash();
        commands.forEach(command -> add(command, hash));
        return hash.hex();
    }

    /** How many single-letter and long options a command has, clusters taken apart. */
    private static int options(Command command) {
        int count = 0;
        for (String argument : command.arguments()) {
            count += isOption(argument) ? Math.max(1, isCluster(argument) ? argument.length() - 1 : 1) : 0;
        }
        return count;
    }

    private static void add(Command command, Hash hash) {
        hash.add(command.joint().name());
        hash.add(' ');
        hash.add(command.program());
        List<String> options = new ArrayList<>();
        for (String argument : command.arguments()) {
            if (!isOption(argument)) {
                hash.add('\0');
                hash.add(argument);
            } else if (isCluster(argument)) {
                for (int i = 1; i < argument.length(); i++) {
                    options.add("-" + argument.charAt(i));
                }
            } else {
                options.add(argument);
            }
        }
        Collections.sort(options);
        options.forEach(option -> {
            hash.add('\1');
            hash.add(option);
        });
        hash.add('\2');
        command.redirections().forEach(redirection -> hash.add(redirection.operator() + redirection.target()));
        hash.add(command.input());
        hash.add('\2');
        hash.add(command.directory());
    }

    private static boolean isOption(String argument) {
        return argument.length() > 1 && argument.charAt(0) == '-' && !CharKind.isDigit(argument.charAt(1));
    }

    /** Single letters behind one dash: {@code -la}. */
    private static boolean isCluster(String argument) {
        return argument.charAt(1) != '-' && argument.length() <= 4 && argument.indexOf('=') < 0;
    }

    private static int length(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue().length();
        }
        int length = 0;
        for (JsonNode inner : value) {
            length += 1 + length(inner);
        }
        return length;
    }

    private static String sketch(JsonNode input) {
        char[] counts = new char[KINDS];
        int words = count(input, counts, LONGEST);
        return words < LONG ? "" : new String(counts);
    }

    /** Counts words and marks, and returns how many there are. */
    private static int count(JsonNode value, char[] counts, int most) {
        if (value.isValueNode()) {
            return value.isNull() ? 0 : count(value.asText(), counts, most);
        }
        int words = 0;
        for (JsonNode inner : value) {
            words += count(inner, counts, most - words);
        }
        return words;
    }

    private static int count(String text, char[] counts, int most) {
        int words = 0;
        int i = 0;
        while (i < text.length() && words < most) {
            char c = text.charAt(i++);
            if (c <= ' ') {
                continue;
            }
            long word = Hash.with(Hash.BASIS, c);
            while (CharKind.isWord(c) && i < text.length() && CharKind.isWord(text.charAt(i))) {
                word = Hash.with(word, text.charAt(i++));
            }
            counts[(int) ((word ^ (word >>> 32)) & (KINDS - 1))]++;
            words++;
        }
        return words;
    }
}
