package io.steersman.reading.result;

import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells answers that are a state, and the state is that something still goes on.
 *
 * <p>The forms that count, in answers of at most {@value #LONGEST} characters:
 *
 * <ul>
 *   <li>a field of JSON named for a state, {@code "status": "queued"}, {@code "progress": 40}, {@code "done": false};
 *   <li>lines such as {@code state: RUNNING}, or all lines such as {@code worker-1: running};
 *   <li>a table with a column for the state;
 *   <li>one short line that is a state: {@code still running}, {@code Job 77 is queued}, {@code 45% complete}.
 * </ul>
 */
final class PendingState {

    private static final Lexicon LISTS = Lexicon.of("pending-state");

    private static final int LONGEST = 2000;
    private static final int HEAD = 3;
    private static final int LONGEST_LINE = 100;
    private static final int LONGEST_VALUE = 40;
    private static final int WHOLE = 100;

    private static final Set<String> STATES = LISTS.words("states");
    /** What a server answers, or nothing does, while it is not up yet. */
    private static final Set<String> CODES = LISTS.words("codes");

    private static final Set<String> ENDS = LISTS.words("ends");
    private static final Set<String> FLAGS = Set.of("done", "finished", "completed", "complete", "ready", "isdone");
    private static final Set<String> BEFORE =
            Set.of("is", "are", "still", "currently", "now", "yet", "status", "state");
    private static final Set<String> GOALS = Set.of("ready", "done", "finished", "complete", "completed", "available");
    private static final Set<String> PROGRESS = LISTS.words("progress");
    private static final Set<String> TROUBLE =
            Set.of("error", "fatal", "failed", "exception", "traceback", "cannot", "unable", "warning", "expected");
    private static final Set<String> SERVERS = Set.of("server", "app", "api", "service", "application", "listening");

    private PendingState() {}

    /** Whether an answer says so. */
    static boolean isIn(String output) {
        if (output.length() > LONGEST) {
            return false;
        }
        String text = unquoted(output.strip()).toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return false;
        }
        if (CODES.contains(text)) {
            return true;
        }
        char first = text.charAt(0);
        if (first == '{' || first == '[' && text.indexOf('{') > 0) {
            return inJson(text);
        }
        if (TROUBLE.stream().anyMatch(text::startsWith)) {
            return false;
        }
        boolean one = text.indexOf('\n') < 0 && text.length() <= LONGEST_LINE;
        return one && isShort(text) || inLines(text);
    }

    /** A state that is printed as one value of JSON. */
    private static String unquoted(String text) {
        boolean value = text.length() > 2 && text.charAt(0) == '"' && text.indexOf('"', 1) == text.length() - 1;
        return value ? text.substring(1, text.length() - 1) : text;
    }

    private static boolean inJson(String text) {
        for (int at = text.indexOf("\":"); at > 0; at = text.indexOf("\":", at + 1)) {
            int start = text.lastIndexOf('"', at - 1) + 1;
            String key = text.substring(start, at);
            if (namesState(key) && isPending(value(text, at + 2), key)
                    || FLAGS.contains(key) && isFalse(text, at + 2)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFalse(String text, int from) {
        return value(text, from).equals("false");
    }

    private static String value(String text, int from) {
        int end = from;
        while (end < text.length() && end - from <= LONGEST_VALUE && ",}\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(from, end).replace('"', ' ').strip();
    }

    private static boolean namesState(String key) {
        return key.endsWith("status") || key.endsWith("state") || key.endsWith("phase") || key.endsWith("progress");
    }

    private static boolean isPending(String value, String key) {
        String bare =
                value.endsWith("%") ? value.substring(0, value.length() - 1).strip() : value;
        if (bare.length() < value.length() || key.endsWith("progress")) {
            return isPart(bare) || isState(value);
        }
        return isState(value);
    }

    private static boolean isPart(String number) {
        boolean digits = !number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.');
        int dot = number.indexOf('.');
        String whole = dot < 0 ? number : number.substring(0, dot);
        return digits && !whole.isEmpty() && whole.length() < 4 && Integer.parseInt(whole) < WHOLE;
    }

    private static boolean isState(String value) {
        String plain = value.endsWith("...") ? value.substring(0, value.length() - 3) : value;
        String bare = plain.replace('_', ' ').replace('-', ' ').strip();
        return STATES.contains(bare)
                || bare.endsWith("in progress")
                || bare.startsWith("pending ")
                || bare.startsWith("waiting for ")
                || bare.startsWith("running (")
                || bare.equals("not ready")
                || bare.startsWith("still ") && STATES.contains(bare.substring("still ".length()));
    }

    private static boolean inLines(String text) {
        String[] lines = text.split("\n", -1);
        boolean table = false;
        boolean all = true;
        boolean any = false;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            table |= i < HEAD && isHeader(line);
            int colon = Math.max(line.indexOf(':'), Math.max(line.indexOf('='), Math.max(gap(line), dash(line))));
            String key = colon < 0 ? "" : line.substring(0, colon).strip();
            String value = colon < 0 ? "" : line.substring(colon + 1).strip();
            boolean pending = !value.isEmpty() && isPending(value, key);
            if (pending && namesState(key) || table && hasState(line)) {
                return true;
            }
            any |= pending;
            all &= line.isBlank() || pending || ENDS.contains(value);
        }
        return all && any;
    }

    /** "1. crawl - in progress": a dash divides as well. */
    private static int dash(String line) {
        int dash = line.lastIndexOf(" - ");
        return dash < 0 ? -1 : dash + 1;
    }

    /** Two spaces or more divide a name from its value in a listing of one thing; -1 where other text stands there. */
    private static int gap(String line) {
        int gap = line.indexOf("  ");
        return gap > 0 && namesState(line.substring(0, gap)) ? gap : -1;
    }

    /** A column's name, and others beside it. */
    private static boolean isHeader(String line) {
        String padded = " " + line.replace('\t', ' ') + " ";
        boolean state = padded.contains(" status ") || padded.contains(" state ") || padded.contains(" phase ");
        return state && line.length() > "status ".length() && line.indexOf(':') < 0 && line.indexOf('.') < 0;
    }

    private static boolean hasState(String line) {
        for (String word : Pieces.between(line, " \t|")) {
            if (STATES.contains(word) || word.equals("in_progress")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isShort(String line) {
        List<String> words =
                Pieces.between(line, c -> !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "_%'".indexOf(c) >= 0));
        return isState(bare(line)) || says(words) || isShare(words);
    }

    private static String bare(String line) {
        int end = line.length();
        while (end > 0 && ".! ]".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return line.substring(line.startsWith("[") ? 1 : 0, end);
    }

    private static boolean says(List<String> words) {
        String last = "";
        String before = "";
        boolean server = false;
        boolean found = false;
        boolean running = false;
        for (String word : words) {
            server |= SERVERS.contains(word);
            boolean not = last.equals("not") || last.equals("yet") && before.equals("not");
            found |= word.equals("progress") && last.equals("in")
                    || word.equals("in_progress")
                    || last.equals("still") && STATES.contains(word)
                    || not && GOALS.contains(word);
            running = BEFORE.contains(last) && STATES.contains(word);
            before = last;
            last = word;
        }
        return (found || running) && !(server && last.equals("running"));
    }

    /** Nothing but a share of the whole and words for progress. */
    private static boolean isShare(List<String> words) {
        boolean share = false;
        for (String word : words) {
            if (word.endsWith("%")) {
                if (!isPart(word.substring(0, word.length() - 1))) {
                    return false;
                }
                share = true;
            } else if (!PROGRESS.contains(word) && !word.chars().allMatch(Character::isDigit)) {
                return false;
            }
        }
        return share;
    }
}
