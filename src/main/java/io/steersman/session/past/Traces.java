package io.steersman.session.past;

import io.steersman.reading.change.Write;
import io.steersman.reading.test.TestChange;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the run, its subagents included, wrote so far, and which words it took out of the code: what tests then follow. */
final class Traces {

    private static final int LONGEST = 20_000;
    private static final int SHORTEST_WORD = 4;
    private static final int SHORTEST_LINE = 6;
    private static final Set<String> COMMON = Set.of(
            "assert",
            "expect",
            "self",
            "true",
            "false",
            "none",
            "null",
            "equal",
            "equals",
            "tobe",
            "toequal",
            "tocontain",
            "that",
            "this",
            "test",
            "async",
            "await",
            "return",
            "const",
            "func",
            "function",
            "error",
            "errorf",
            "fatal",
            "fatalf",
            "assertequal",
            "assertequals",
            "asserttrue",
            "assertfalse",
            "assertthat",
            "isequalto",
            "require",
            "string",
            "with",
            "from",
            "import",
            "have",
            "else",
            "result",
            "should",
            "value",
            "public",
            "void",
            "name",
            "into",
            "length");

    private final Seen written = new Seen();
    private final Seen gone = new Seen();

    /** Takes in a change that landed. */
    void note(Write write) {
        lines(write.added()).forEach(written::add);
        if (!write.test() && !write.removed().isEmpty()) {
            Set<String> left = words(write.removed());
            left.removeAll(words(write.added()));
            left.forEach(gone::add);
        }
        if (!write.test() && write.change() == Write.Change.DELETE) {
            words(write.path()).forEach(gone::add);
        }
    }

    /** Whether a change of a test takes back what this run wrote itself, moves what stands elsewhere now, or follows the code. */
    boolean explain(TestChange change) {
        Set<String> removed = lines(change.write().removed()).collect(Collectors.toCollection(HashSet::new));
        lines(change.write().added()).forEach(removed::remove);
        if (!removed.isEmpty() && removed.stream().allMatch(written::holds)) {
            return true;
        }
        return !change.lost().isEmpty() && change.lost().stream().allMatch(this::follows);
    }

    private boolean follows(String assertion) {
        return written.holds(plain(assertion)) || words(assertion).stream().anyMatch(gone::holds);
    }

    private static Stream<String> lines(String text) {
        String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        return start.lines().map(Traces::plain).filter(line -> line.length() >= SHORTEST_LINE);
    }

    /** On one line, without the marks that end it. */
    private static String plain(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) <= ' ' || ";,{}".indexOf(line.charAt(end - 1)) >= 0)) {
            end--;
        }
        StringBuilder plain = new StringBuilder(end);
        for (int i = 0; i < end; i++) {
            boolean blank = line.charAt(i) <= ' ';
            if (!blank) {
                plain.append(line.charAt(i));
            } else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
        }
        return plain.toString();
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        int start = -1;
        int end = Math.min(text.length(), LONGEST);
        for (int i = 0; i <= end; i++) {
            boolean letter = i < end && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_');
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                if (i - start >= SHORTEST_WORD) {
                    String word = text.substring(start, i).toLowerCase(Locale.ROOT);
                    if (!COMMON.contains(word)) {
                        words.add(word);
                    }
                }
                start = -1;
            }
        }
        return words;
    }
}
