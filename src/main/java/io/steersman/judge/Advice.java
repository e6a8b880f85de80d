package io.steersman.judge;

import io.steersman.policy.Quotation;
import io.steersman.reading.call.CallReader;
import io.steersman.trajectory.ToolCall;
import java.util.List;
import java.util.Optional;

/**
 * What a judge may say to an agent: a short sentence that orders nothing harmful, names nothing that only a tool has brought, and
 * carries nobody's words but its own.
 */
final class Advice {

    private static final int LONGEST = 240;
    private static final int MOST_WORDS = 40;

    /** So many words in a row that a tool has brought are the tool's words. */
    private static final int FOREIGN_WORDS = 5;

    private static final int FOREIGN_CHARACTERS = 10;

    private static final String PRINTED = "`$|;&<>{}\\";

    private Advice() {}

    /** Why a text is not told, if so. */
    static Optional<String> flaw(String text, Shown shown) {
        if (text.isBlank() || text.length() > LONGEST || words(text).size() > MOST_WORDS) {
            return Optional.of("is empty or too long");
        }
        if (text.chars().anyMatch(c -> c < ' ' || PRINTED.indexOf(c) >= 0)) {
            return Optional.of("looks like code or markup");
        }
        if (!Quotation.isHarmless(text)) {
            return Optional.of("speaks to the agent as somebody else would");
        }
        if (destroys(text)) {
            return Optional.of("names a command that destroys");
        }
        Optional<String> name = words(text).stream()
                .map(Advice::bare)
                .filter(Advice::isName)
                .filter(word -> !shown.isOurs(word))
                .findFirst();
        if (name.isPresent()) {
            return Optional.of("names what neither the user nor the agent has named");
        }
        return carries(text, shown) || carriesUnspaced(text, shown)
                ? Optional.of("carries words that a tool has brought")
                : Optional.empty();
    }

    /** Wherever in the text a command might begin. */
    private static boolean destroys(String text) {
        List<String> words = words(text);
        for (int i = 0; i < words.size(); i++) {
            String rest = String.join(" ", words.subList(i, words.size()));
            if (!CallReader.read(ToolCall.of("advice", "Bash", "command", rest))
                    .destroys()
                    .isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word is a path, an address, an option or the name of a file: what might be fetched, run or written. */
    private static boolean isName(String word) {
        int dot = word.lastIndexOf('.');
        boolean file = dot > 0 && dot < word.length() - 1 && Character.isLetterOrDigit(word.charAt(dot + 1));
        return word.indexOf('/') >= 0
                || word.indexOf('@') >= 0
                || word.indexOf('_') >= 0
                || word.indexOf('=') >= 0
                || word.startsWith("-") && word.length() > 1
                || word.indexOf(':') >= 0
                || file;
    }

    private static String bare(String word) {
        int from = 0;
        int to = word.length();
        while (from < to && "\"'(\u201C\u2018\u201E[".indexOf(word.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && "\"'),.;:!?\u201D\u2019\u201C]".indexOf(word.charAt(to - 1)) >= 0) {
            to--;
        }
        return word.substring(from, to);
    }

    private static boolean carries(String text, Shown shown) {
        List<String> words = words(text);
        for (int i = 0; i + FOREIGN_WORDS <= words.size(); i++) {
            String run = String.join(" ", words.subList(i, i + FOREIGN_WORDS));
            if (shown.isForeign(run) && !shown.isOurs(run)) {
                return true;
            }
        }
        return false;
    }

    /** In scripts without blanks so many characters in a row are somebody's words. */
    private static boolean carriesUnspaced(String text, Shown shown) {
        for (int i = 0; i + FOREIGN_CHARACTERS <= text.length(); i++) {
            String run = text.substring(i, i + FOREIGN_CHARACTERS);
            boolean wide = run.chars().allMatch(c -> c >= '\u2E80');
            if (wide && shown.isForeign(run) && !shown.isOurs(run)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> words(String text) {
        return List.of(Shown.folded(text).split(" ", -1));
    }
}
