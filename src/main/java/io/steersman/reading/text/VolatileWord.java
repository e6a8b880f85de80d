package io.steersman.reading.text;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Spans that begin with a letter and differ from run to run: dates in words, ids of processes and sessions. */
public final class VolatileWord {

    private static final String[] ID_PREFIXES = {"toolu_", "call_", "msg_", "req_", "resp_", "sess_"};
    private static final String[] OWNERS = {
        "session",
        "chunk",
        "shell",
        "request",
        "trace",
        "task",
        "process",
        "span",
        "correlation",
        "transaction",
        "run",
        "job",
        "conversation",
        "invocation",
        "execution",
        "message",
    };
    private static final String DAYS = "MonTueWedThuFriSatSun";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int ID_LENGTH = 12;
    private static final int LONGEST_NAME = 15;
    private static final int UUID_HEAD = 8;
    private static final int LONG = 16;

    /** For each first character the lengths that a word may have, as bits; the last bit stands for all longer ones. */
    private static final int[] LENGTHS = lengths();

    private static final String[][] OWNERS_BY_LETTER = ownersByLetter();

    private VolatileWord() {}

    private static String[][] ownersByLetter() {
        return IntStream.rangeClosed('a', 'z')
                .mapToObj(letter -> Arrays.stream(OWNERS)
                        .filter(owner -> owner.charAt(0) == letter)
                        .toArray(String[]::new))
                .toArray(String[][]::new);
    }

    /** Whether a word of this length that begins so could be one; most are not. */
    public static boolean mayBegin(char first, int length) {
        return first < LENGTHS.length && (LENGTHS[first] >>> Math.min(length, LONG) & 1) != 0;
    }

    private static int[] lengths() {
        int[] lengths = new int[128];
        for (char c = 'A'; c <= 'F'; c++) {
            lengths[c] |= 1 << UUID_HEAD;
            lengths[c | 0x20] |= 1 << UUID_HEAD;
        }
        for (int k = 0; k < DAYS.length() + MONTHS.length(); k += 3) {
            lengths[(DAYS + MONTHS).charAt(k)] |= 1 << 3;
        }
        for (String owner : OWNERS) {
            for (int length : new int[] {owner.length(), owner.length() + 2, owner.length() + 3}) {
                lengths[owner.charAt(0)] |= 1 << length;
                lengths[owner.charAt(0) & ~0x20] |= 1 << length;
            }
        }
        for (String round : RunningNumber.ROUNDS) {
            lengths[round.charAt(0)] |= 1 << round.length();
            lengths[round.charAt(0) & ~0x20] |= 1 << round.length();
        }
        lengths['i'] |= 1 << 2;
        lengths['I'] |= 1 << 2;
        for (String prefix : ID_PREFIXES) {
            lengths[prefix.charAt(0)] |= 1 << LONG;
        }
        lengths['p'] |= 1 << 3 | 1 << 4;
        lengths['P'] |= 1 << 3 | 1 << 4;
        lengths['g'] |= 1 << 2;
        return lengths;
    }

    /**
     * Index behind such a span; {@code i} when the word means something.
     *
     * @param i where the word begins, with a letter
     * @param word where the word ends
     */
    public static int end(String text, int i, int word, int to) {
        int length = word - i;
        char c = text.charAt(i);
        if (length == 3 && c < 'a') {
            int end = calendar(text, i, to);
            if (end > i) {
                return end;
            }
        }
        if (length == UUID_HEAD && word < to && text.charAt(word) == '-' && CharKind.isHex(c)) {
            return VolatileNumber.uuid(text, i, to);
        }
        if (length > LONGEST_NAME) {
            return length >= LONG ? prefixed(text, i, word) : i;
        }
        return switch (c | 0x20) {
            case 'p' -> length <= 4 ? processId(text, i, word, to) : named(text, i, word, to);
            case 's', 'c', 't', 'j', 'm', 'e' -> named(text, i, word, to);
            case 'r' -> Math.max(named(text, i, word, to), RunningNumber.end(text, i, word, to));
            case 'a' -> RunningNumber.end(text, i, word, to);
            case 'i' -> ofItself(text, i, word, to);
            case 'g' -> length == 2 ? goBuild(text, i, to) : i;
            default -> i;
        };
    }

    /** {@code Mon Jan 15 12:51:04 UTC 2026}, {@code Jan 15 12:51}, {@code Jan 15 2026}, {@code 15 Jan}. */
    private static int calendar(String text, int i, int to) {
        int at = i;
        if (isName(text, at, to, DAYS)) {
            at = at + 3;
            at += text.startsWith(", ", at) ? 2 : text.startsWith(" ", at) ? 1 : 0;
        }
        return at < to && isName(text, at, to, MONTHS) ? afterMonth(text, i, at + 3, to) : i;
    }

    private static int afterMonth(String text, int i, int at, int to) {
        int day = at;
        while (day < to && text.charAt(day) == ' ' && day - at < 2) {
            day++;
        }
        int end = VolatileNumber.digits(text, day, to);
        if (day == at || end == day || end - day > 2) {
            return i;
        }
        int rest = end;
        while (rest < to && (text.charAt(rest) == ' ' || text.charAt(rest) == ',') && rest - end < 2) {
            rest++;
        }
        return Math.max(end, clockOrYear(text, rest, to));
    }

    private static int clockOrYear(String text, int at, int to) {
        int digits = VolatileNumber.digits(text, at, to);
        if (digits - at == 2 && digits < to && text.charAt(digits) == ':') {
            int time = VolatileNumber.time(text, at, to);
            return time > at ? time : VolatileNumber.digits(text, digits + 1, to);
        }
        return digits - at == 4 ? digits : -1;
    }

    private static boolean isName(String text, int i, int to, String names) {
        if (i + 3 > to || (i + 3 < to && CharKind.isWord(text.charAt(i + 3)))) {
            return false;
        }
        for (int k = 0; k < names.length(); k += 3) {
            if (text.regionMatches(i, names, k, 3)) {
                return true;
            }
        }
        return false;
    }

    /** {@code pid 12}, {@code PID: 12}, {@code pgid=12}. */
    private static int processId(String text, int i, int word, int to) {
        boolean named = isWord(text, i, word, "pid")
                || isWord(text, i, word, "pids")
                || isWord(text, i, word, "pgid")
                || isWord(text, i, word, "ppid");
        return named ? value(text, i, word, to, true) : i;
    }

    private static boolean isWord(String text, int i, int word, String name) {
        return word - i == name.length() && text.regionMatches(true, i, name, 0, name.length());
    }

    /** {@code session ID 12}, {@code sessionId: x}, {@code chunk_id=x}. */
    private static int named(String text, int i, int word, int to) {
        for (String owner : OWNERS_BY_LETTER[(text.charAt(i) | 0x20) - 'a']) {
            int at = i + owner.length();
            if (at <= word && word <= at + 3 && text.regionMatches(true, i, owner, 0, owner.length())) {
                at += at < to && " _-".indexOf(text.charAt(at)) >= 0 ? 1 : 0;
                boolean id = word <= at + 2 && text.regionMatches(true, at, "id", 0, 2);
                return id ? value(text, i, at + 2, to, false) : i;
            }
        }
        return i;
    }

    private static int ofItself(String text, int i, int word, int to) {
        if (word - i > 2) {
            return Math.max(named(text, i, word, to), RunningNumber.end(text, i, word, to));
        }
        return isWord(text, i, word, "id") && beginsField(text, i) ? opaque(text, i, word, to) : i;
    }

    /** Whether the name at {@code i} begins a line or is a quoted one, as opposed to {@code user id: 5}. */
    private static boolean beginsField(String text, int i) {
        char before = i == 0 ? '\n' : text.charAt(i - 1);
        return before == '\n' || before == '"' || before == '{' || before == '(';
    }

    /** Index behind a number or a random word that is given to a name, or {@code i}: {@code "id": 7}. */
    private static int opaque(String text, int i, int word, int to) {
        int colon = word < to && text.charAt(word) == '"' ? word + 1 : word;
        if (colon >= to || ":=".indexOf(text.charAt(colon)) < 0) {
            return i;
        }
        int number = value(text, i, word, to, true);
        int end = number > i ? number : value(text, i, word, to, false);
        int from = end;
        while (from > word && (CharKind.isWord(text.charAt(from - 1)) || text.charAt(from - 1) == '-')) {
            from--;
        }
        return number > i || (end > i && prefixed(text, from, end) > from) ? end : i;
    }

    /** Index behind the value that follows a name, or {@code i} when there is none. */
    private static int value(String text, int i, int name, int to, boolean number) {
        int at = name;
        while (at < to && at - name < 4 && " :=\"'".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        int end = at;
        boolean digit = false;
        while (end < to && (CharKind.isWord(text.charAt(end)) || text.charAt(end) == '-')) {
            digit |= CharKind.isDigit(text.charAt(end));
            if (number && !CharKind.isDigit(text.charAt(end))) {
                return i;
            }
            end++;
        }
        return at > name && digit ? end : i;
    }

    /** {@code toolu_01WezGNB21vWHAmgSUfY9gmt}. */
    private static int prefixed(String text, int i, int word) {
        for (String prefix : ID_PREFIXES) {
            if (text.startsWith(prefix, i)) {
                return isRandom(text, i + prefix.length(), word) ? word : i;
            }
        }
        return i;
    }

    private static boolean isRandom(String text, int from, int to) {
        boolean digit = false;
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '_') {
                return false;
            }
            digit |= CharKind.isDigit(text.charAt(i));
        }
        return digit && to - from >= ID_LENGTH;
    }

    private static int goBuild(String text, int i, int to) {
        int digits = i + "go-build".length();
        return text.startsWith("go-build", i) ? Math.max(i, VolatileNumber.digits(text, digits, to)) : i;
    }
}
