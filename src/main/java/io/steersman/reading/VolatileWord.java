package io.steersman.reading;

/** Spans that begin with a letter and differ from run to run: dates in words, ids of processes and sessions. */
final class VolatileWord {

    private static final String[] ID_PREFIXES = {"toolu_", "call_", "chatcmpl-", "msg_", "req_", "resp_", "sess_"};
    private static final String[] OWNERS = {"session", "chunk", "shell", "request", "trace", "task", "process"};
    private static final String DAYS = "MonTueWedThuFriSatSun";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int ID_LENGTH = 12;

    private VolatileWord() {}

    /** Index behind such a span at {@code i}, the start of a word; {@code i} when the word means something. */
    static int end(String text, int i, int to) {
        char c = text.charAt(i);
        int lower = c | 0x20;
        if (lower <= 'f' && i + 36 <= to && text.charAt(i + 8) == '-' && CharKind.isHex(c)) {
            int end = VolatileNumber.uuid(text, i, to);
            if (end > i) {
                return end;
            }
        }
        if (c < 'a') {
            int end = calendar(text, i, to);
            if (end > i) {
                return end;
            }
        }
        return switch (lower) {
            case 'p' -> Math.max(named(text, i, to), processId(text, i, to));
            case 's', 'c', 't', 'r', 'm' -> Math.max(named(text, i, to), prefixed(text, i, to));
            case 'g' -> goBuild(text, i, to);
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
    private static int processId(String text, int i, int to) {
        int name = text.regionMatches(true, i, "pid", 0, 3) ? i + 3 : i;
        name = text.regionMatches(true, i, "pgid", 0, 4) || text.regionMatches(true, i, "ppid", 0, 4) ? i + 4 : name;
        return name == i ? i : value(text, i, name, to, true);
    }

    /** {@code session ID 12}, {@code sessionId: x}, {@code chunk_id=x}. */
    private static int named(String text, int i, int to) {
        for (String owner : OWNERS) {
            if (text.regionMatches(true, i, owner, 0, owner.length())) {
                int at = i + owner.length();
                at += at < to && (text.charAt(at) == ' ' || text.charAt(at) == '_' || text.charAt(at) == '-') ? 1 : 0;
                return text.regionMatches(true, at, "id", 0, 2) ? value(text, i, at + 2, to, false) : i;
            }
        }
        return i;
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

    private static int prefixed(String text, int i, int to) {
        for (String prefix : ID_PREFIXES) {
            if (text.startsWith(prefix, i)) {
                return randomTail(text, i, i + prefix.length(), to);
            }
        }
        return i;
    }

    private static int randomTail(String text, int i, int from, int to) {
        int end = from;
        boolean digit = false;
        while (end < to && CharKind.isWord(text.charAt(end)) && text.charAt(end) != '_') {
            digit |= CharKind.isDigit(text.charAt(end));
            end++;
        }
        return digit && end - from >= ID_LENGTH ? end : i;
    }

    private static int goBuild(String text, int i, int to) {
        int digits = i + "go-build".length();
        return text.startsWith("go-build", i) ? Math.max(i, VolatileNumber.digits(text, digits, to)) : i;
    }
}
