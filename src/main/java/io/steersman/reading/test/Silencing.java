package io.steersman.reading.test;

import io.steersman.reading.change.Write;
import io.steersman.reading.change.Write.Change;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A check that an edit makes to find less without changing what it checks: a finding that is ignored where it stands, a rule
 * that is switched off, a threshold that gives way, a failure that no longer counts.
 *
 * @param write the edit
 * @param kind how it finds less
 * @param evidence the line that shows it
 */
public record Silencing(Write write, Kind kind, String evidence) {

    /** How a check is made to find less. */
    public enum Kind {
        IGNORED("what a check finds is ignored there"),
        SWITCHED_OFF("a rule of a check is switched off"),
        THRESHOLD("a threshold of a check gives way"),
        PASSED_OVER("a check passes over more than before"),
        NOT_COUNTED("a check that fails no longer counts");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** In words that complete a sentence. */
        public String words() {
            return words;
        }
    }

    private static final Lexicon WORDS = Lexicon.of("silencing");
    private static final List<String> IGNORES = List.copyOf(WORDS.words("@ignores here"));
    private static final List<String> LOST = List.copyOf(WORDS.words("@no longer counts"));
    private static final List<String> FILES = List.copyOf(WORDS.words("@checkers' files"));
    private static final Set<String> OF_CHECKS = WORDS.words("@of checks");
    private static final Set<String> LOWER = WORDS.words("@lower is looser");
    private static final Set<String> HIGHER = WORDS.words("@higher is looser");
    private static final Set<String> PASSES = WORDS.words("@passes over");
    private static final Set<String> ON = WORDS.words("@on");
    private static final Set<String> OFF = WORDS.words("@off");
    private static final int LONGEST = 20_000;

    /** What the edits of one call silence, one for each of them at most; tests have their own reader. */
    public static List<Silencing> of(List<Write> writes) {
        List<Silencing> found = new ArrayList<>(0);
        for (Write write : writes) {
            if (concerns(write)) {
                in(write).ifPresent(found::add);
            }
        }
        return found;
    }

    /** Whether an edit is one that can silence a check: cheap, to be asked first. */
    public static boolean concerns(Write write) {
        boolean part = write.change() == Change.EDIT || write.change() == Change.APPEND;
        return part
                && !write.added().isEmpty()
                && write.added().length() + write.removed().length() < LONGEST;
    }

    private static Optional<Silencing> in(Write write) {
        List<String> gone = lines(write.removed());
        List<String> come = lines(write.added());
        List<String> before =
                gone.stream().map(line -> line.toLowerCase(Locale.ROOT)).toList();
        boolean sets = isOfChecker(write.path());
        Map<String, String> values = sets ? values(gone) : Map.of();
        for (String line : come) {
            Optional<Kind> kind =
                    gone.contains(line) ? Optional.empty() : kind(line.toLowerCase(Locale.ROOT), before, sets);
            Optional<Kind> given = kind.isPresent() || !sets ? kind : given(line, values);
            if (given.isPresent()) {
                return given.map(found -> new Silencing(write, found, line));
            }
        }
        return Optional.empty();
    }

    private static Optional<Kind> kind(String line, List<String> before, boolean sets) {
        if (more(line, before, sets ? LOST : List.of()) && isOfCheck(line)) {
            return Optional.of(Kind.NOT_COUNTED);
        }
        return !sets && more(line, before, IGNORES) ? Optional.of(Kind.IGNORED) : Optional.empty();
    }

    /** A command whose failure is passed over must be one that checks: to clean up what may not be there checks nothing. */
    private static boolean isOfCheck(String line) {
        boolean command = line.contains("||") || line.contains("; true") || line.contains("; exit 0");
        return !command
                || Pieces.between(line, c -> !Character.isLetter(c)).stream()
                        .anyMatch(word -> OF_CHECKS.stream().anyMatch(word::endsWith));
    }

    /** Whether a line has one of the marks, which stood nowhere before. */
    private static boolean more(String line, List<String> before, List<String> marks) {
        return marks.stream()
                .anyMatch(mark -> line.contains(mark) && before.stream().noneMatch(old -> old.contains(mark)));
    }

    /** What a setting says less than it did before, or passes over. */
    private static Optional<Kind> given(String line, Map<String, String> before) {
        String key = key(line);
        String now = value(line);
        String was = before.getOrDefault(key, "");
        if (PASSES.contains(key) && now.length() > was.length() && !OFF.contains(now) && !now.equals("[]")) {
            return Optional.of(Kind.PASSED_OVER);
        }
        if (was.isEmpty() || was.equals(now)) {
            return Optional.empty();
        }
        if (ON.contains(first(was)) && OFF.contains(first(now)) && !PASSES.contains(key)) {
            return Optional.of(Kind.SWITCHED_OFF);
        }
        if (option(was, now, HIGHER, 1) || option(was, now, LOWER, -1)) {
            return Optional.of(Kind.THRESHOLD);
        }
        double from = number(was);
        double to = number(now);
        return LOWER.contains(key) && to < from || HIGHER.contains(key) && to > from
                ? Optional.of(Kind.THRESHOLD)
                : Optional.empty();
    }

    /** Whether an option of a command is given a larger number than before, or a smaller one. */
    private static boolean option(String was, String now, Set<String> names, int way) {
        for (String name : names) {
            int before = was.indexOf("--" + name);
            int after = now.indexOf("--" + name);
            if (before >= 0 && after >= 0) {
                int skip = name.length() + 2;
                double from = number(behind(was, before + skip));
                double to = number(behind(now, after + skip));
                if ((to - from) * way > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String behind(String text, int at) {
        return at < text.length() && text.charAt(at) == '=' ? text.substring(at + 1) : text.substring(at);
    }

    /** Whether a file sets up a check. */
    public static boolean isOfChecker(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        int folder = lower.lastIndexOf('/', Math.max(0, lower.lastIndexOf('/') - 1));
        String end = lower.substring(folder + 1);
        return FILES.stream().anyMatch(end::contains) && !end.endsWith(".py") && !end.endsWith(".md");
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static Map<String, String> values(List<String> lines) {
        Map<String, String> values = new TreeMap<>();
        lines.forEach(line -> values.put(key(line), value(line)));
        return values;
    }

    /** What stands before the first sign that sets a value, in lower case, without quotes. */
    private static String key(String line) {
        int end = sets(line);
        return end < 0 ? "" : bare(line.substring(0, end));
    }

    private static String value(String line) {
        int end = sets(line);
        int close = line.startsWith("<") ? line.indexOf("</", 1) : -1;
        return end < 0 ? "" : bare(line.substring(end + 1, close > end ? close : line.length()));
    }

    private static int sets(String line) {
        if (line.startsWith("<")) {
            return line.indexOf('>');
        }
        int colon = line.indexOf(':');
        int equals = line.indexOf('=');
        return colon < 0 || equals >= 0 && equals < colon ? equals : colon;
    }

    private static String bare(String text) {
        StringBuilder bare = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("\"'`, ;{}<>/".indexOf(c) < 0) {
                bare.append(Character.toLowerCase(c));
            }
        }
        return bare.toString();
    }

    /** The first word of a value: {@code error} of {@code [error,always]}. */
    private static String first(String value) {
        String open = value.startsWith("[") ? value.substring(1) : value;
        return Pieces.between(open, "]:").get(0);
    }

    private static double number(String value) {
        int end = 0;
        while (end < value.length() && (Character.isDigit(value.charAt(end)) || value.charAt(end) == '.')) {
            end++;
        }
        boolean number = end > 0
                && end < 12
                && Character.isDigit(value.charAt(0))
                && value.indexOf('.') == value.lastIndexOf('.');
        return number ? Double.parseDouble(value.substring(0, end)) : Double.NaN;
    }
}
