package io.steersman.reading.text;

/** Tells whether a recorder has taken text away, which makes different things look equal. */
public final class Redaction {

    private static final String[] WHOLE = {"***", "******", "[truncated]", "<truncated>", "(truncated)", "[omitted]"};
    private static final int TAIL = 48;

    private Redaction() {}

    /** Whether any part of an argument is redacted, or its end is cut away. */
    public static boolean touched(String value) {
        return redacted(value) || cutAtEnd(value) || isOneOf(value.strip(), WHOLE);
    }

    /** Whether a whole output has been replaced by a mark. */
    public static boolean swallowed(String output) {
        if (output.length() > TAIL * 2) {
            return false;
        }
        String text = output.strip();
        return isOneOf(text, WHOLE)
                || isOneOf(text, "REDACTED", "[REDACTED]", "<redacted>")
                || isOneOf(text, "[image]", "<image>", "[image content]", "[screenshot]", "[image omitted]")
                || text.startsWith("[Old tool result content cleared")
                || text.startsWith("[Old tool output");
    }

    /** A mark with a hash, such as our own, keeps different things apart. */
    private static boolean redacted(String value) {
        for (int at = value.indexOf("REDACTED"); at >= 0; at = value.indexOf("REDACTED", at + 1)) {
            int end = at + "REDACTED".length();
            boolean opens = at == 0 || !Character.isLetterOrDigit(value.charAt(at - 1));
            boolean distinct = at > 0 && value.charAt(at - 1) == '[' && value.startsWith(":", end);
            if (opens && !distinct && (end == value.length() || !Character.isLetterOrDigit(value.charAt(end)))) {
                return true;
            }
        }
        return value.contains("[redacted") || value.contains("<redacted");
    }

    private static boolean cutAtEnd(String value) {
        int from = Math.max(0, value.length() - TAIL);
        int at = value.indexOf("truncated", from);
        return at > 0 && marksACut(value.charAt(at - 1)) && endsWithBracket(value);
    }

    private static boolean marksACut(char before) {
        return before == '[' || before == '<' || before == '.' || before == ' ' || before == '(';
    }

    private static boolean endsWithBracket(String value) {
        char last = value.charAt(value.length() - 1);
        return last == ']' || last == '>' || last == ')';
    }

    private static boolean isOneOf(String text, String... forms) {
        for (String form : forms) {
            if (text.equalsIgnoreCase(form)) {
                return true;
            }
        }
        return false;
    }
}
