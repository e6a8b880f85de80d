package io.steersman.reading.text;

/** Spans that begin with a digit and differ from run to run: dates, times, durations, addresses, UUIDs, epoch times. */
public final class VolatileNumber {

    private static final int UUID_LENGTH = 36;

    private VolatileNumber() {}

    /**
     * Index behind such a span; {@code i} when the number means something.
     *
     * @param i where the word begins, with a digit
     * @param word where the word ends
     */
    public static int end(String text, int i, int word, int to) {
        int digits = digits(text, i, word);
        char next = digits < to ? text.charAt(digits) : ' ';
        if (digits == word && !mayGoOn(next)) {
            return isEpoch(text, i, digits) ? digits : i;
        }
        if (next == 'x' && digits == i + 1 && text.charAt(i) == '0') {
            return address(text, i, to);
        }
        if (next == ' ' && digits == word) {
            int cut = RunningNumber.cutAway(text, i, digits, to);
            if (cut > i) {
                return cut;
            }
        }
        int end = word - i == 8 ? uuid(text, i, to) : i;
        if (end == i) {
            end = dateOrTime(text, i, digits, next, to);
        }
        if (end == i) {
            end = Durations.end(text, i, digits, to);
        }
        return end == i && digits == word && isEpoch(text, i, digits) ? digits : end;
    }

    /** Whether a number that ends before this character could be the start of a longer span. */
    private static boolean mayGoOn(char next) {
        return next == ':' || next == '-' || next == '/' || next == '.' || next == ' ' || next >= 128;
    }

    /** Index behind a UUID at {@code i}, or {@code i}. */
    public static int uuid(String text, int i, int to) {
        if (i + UUID_LENGTH > to || text.charAt(i + 8) != '-' || text.charAt(i + 13) != '-') {
            return i;
        }
        for (int k = 0; k < UUID_LENGTH; k++) {
            char c = text.charAt(i + k);
            boolean dash = k == 8 || k == 13 || k == 18 || k == 23;
            if (dash ? c != '-' : !CharKind.isHex(c)) {
                return i;
            }
        }
        return i + UUID_LENGTH;
    }

    /** Index behind {@code hh:mm:ss} at {@code i} with its fraction and zone, or {@code i}. */
    static int time(String text, int i, int to) {
        int end = twoFields(text, i, to, ':');
        if (end == i) {
            return i;
        }
        if (end < to && (text.charAt(end) == '.' || text.charAt(end) == ',')) {
            end = digits(text, end + 1, to);
        }
        return zone(text, end, to);
    }

    public static int digits(String text, int from, int to) {
        int i = from;
        while (i < to && CharKind.isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int address(String text, int i, int to) {
        int end = i + 2;
        while (end < to && CharKind.isHex(text.charAt(end))) {
            end++;
        }
        return end - i > 7 ? end : i;
    }

    private static int dateOrTime(String text, int i, int digits, char next, int to) {
        int count = digits - i;
        if (count == 4 && (next == '-' || next == '/')) {
            return date(text, i, next, to);
        }
        boolean clean = i == 0 || startsTime(text.charAt(i - 1));
        return next == ':' && count <= 2 && clean ? time(text, i, to) : i;
    }

    private static boolean startsTime(char before) {
        return before != ':' && before != '.' && before != '/' && before != '-';
    }

    private static int date(String text, int i, char separator, int to) {
        int end = twoFields(text, i, to, separator);
        if (end == i || end - i != 10) {
            return i;
        }
        if (end + 1 < to && (text.charAt(end) == 'T' || text.charAt(end) == ' ')) {
            int time = time(text, end + 1, to);
            return time > end + 1 ? time : end;
        }
        return end;
    }

    /** Index behind {@code n SEPARATOR nn SEPARATOR nn}, or {@code i}. */
    private static int twoFields(String text, int i, int to, char separator) {
        int first = digits(text, i, to);
        int second = field(text, first, to, separator);
        int third = second < 0 ? -1 : field(text, second, to, separator);
        return third < 0 ? i : third;
    }

    private static int field(String text, int at, int to, char separator) {
        if (at + 2 >= to || text.charAt(at) != separator) {
            return -1;
        }
        int end = digits(text, at + 1, to);
        return end == at + 3 ? end : -1;
    }

    private static int zone(String text, int at, int to) {
        if (at < to && text.charAt(at) == 'Z') {
            return at + 1;
        }
        int sign = at < to && text.charAt(at) == ' ' ? at + 1 : at;
        boolean signed = sign + 4 < to && (text.charAt(sign) == '+' || text.charAt(sign) == '-');
        if (!signed || !CharKind.isDigit(text.charAt(sign + 1))) {
            return at;
        }
        int hours = digits(text, sign + 1, to);
        boolean minutes = hours == sign + 3 && hours < to && text.charAt(hours) == ':';
        return minutes ? digits(text, hours + 1, to) : hours == sign + 5 ? hours : at;
    }

    /** Seconds or milliseconds since 1970, from 2017 on. */
    private static boolean isEpoch(String text, int i, int digits) {
        int count = digits - i;
        return (count == 10 || count == 13 || count == 16) && text.charAt(i) == '1' && text.charAt(i + 1) >= '5';
    }
}
