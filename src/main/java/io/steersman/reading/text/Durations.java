package io.steersman.reading.text;

/** How long something took, as programs print it: {@code 0.12s}, {@code 12 ms}, {@code 1m2.5s}, {@code 3 seconds}. */
final class Durations {

    private static final String[] LONG_UNITS = {
        "milliseconds", "millisecond", "seconds", "second", "secs", "sec", "minutes", "minute", "mins", "min"
    };

    private Durations() {}

    /** Index behind a duration whose first digits are from {@code i} to {@code digits}, or {@code i}. */
    static int end(String text, int i, int digits, int to) {
        int number = digits;
        if (number + 1 < to && text.charAt(number) == '.' && CharKind.isDigit(text.charAt(number + 1))) {
            number = VolatileNumber.digits(text, number + 1, to);
        }
        int unit = number < to && text.charAt(number) == ' ' ? number + 1 : number;
        int end = unit(text, unit, to, unit > number);
        if (end == unit || (end < to && CharKind.isWord(text.charAt(end)))) {
            return number == unit ? compound(text, i, number, to) : i;
        }
        return end;
    }

    /** {@code 1m2s}, {@code 1h3m}, {@code 1m 2s}: a unit that is only one beside a smaller one. */
    private static int compound(String text, int i, int at, int to) {
        if (at >= to || (text.charAt(at) != 'm' && text.charAt(at) != 'h')) {
            return i;
        }
        int rest = at + 1 < to && text.charAt(at + 1) == ' ' ? at + 2 : at + 1;
        int digits = VolatileNumber.digits(text, rest, to);
        if (digits == rest) {
            return i;
        }
        int end = end(text, rest, digits, to);
        boolean minutes = text.charAt(at) == 'h' && digits < to && text.charAt(digits) == 'm';
        return end > rest ? end : minutes ? digits + 1 : i;
    }

    private static int unit(String text, int at, int to, boolean apart) {
        if (at >= to) {
            return at;
        }
        char c = text.charAt(at);
        if (c != 'm' && c != 's' && c != 'n' && c != 'u' && c != '\u00b5' && c != '\u03bc') {
            return at;
        }
        for (String unit : LONG_UNITS) {
            if (text.startsWith(unit, at)) {
                return at + unit.length();
            }
        }
        if (c == 's') {
            return at + 1;
        }
        boolean fraction = at + 1 < to && text.charAt(at + 1) == 's';
        return fraction && (c != 'u' || !apart) ? at + 2 : at;
    }
}
