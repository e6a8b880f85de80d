package io.steersman.reading.shell;

/** Finds here-documents: {@code <<EOF}, {@code <<-EOF}, {@code <<'EOF'}; a missing end is the end of the text. */
final class HereDocument {

    private HereDocument() {}

    /** Whether a here-document, not a here-string, begins at the first {@code <}. */
    static boolean opensAt(String text, int at) {
        return at + 2 < text.length()
                && text.charAt(at + 1) == '<'
                && text.charAt(at + 2) != '<'
                && (at == 0 || text.charAt(at - 1) != '<');
    }

    /** Where the delimiter begins, for a here-document that opens at {@code at}. */
    static int delimiterStart(String text, int at) {
        int start = at + (text.charAt(at + 2) == '-' ? 3 : 2);
        while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
            start++;
        }
        return start;
    }

    /** Where the delimiter that begins at {@code start}, with its quotes, ends. */
    static int delimiterEnd(String text, int start) {
        int at = start;
        while (at < text.length() && " \t\n;&|<>()".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** Where the script goes on after a body that begins at {@code from} and whose delimiter begins at {@code start}. */
    static int after(String text, int start, int from) {
        String delimiter = unquoted(text.substring(start, delimiterEnd(text, start)));
        boolean stripped = text.charAt(start - 1) == '-';
        return next(text, closing(text, from, delimiter, stripped));
    }

    private static String unquoted(String delimiter) {
        StringBuilder plain = new StringBuilder(delimiter.length());
        for (int i = 0; i < delimiter.length(); i++) {
            if ("'\"\\".indexOf(delimiter.charAt(i)) < 0) {
                plain.append(delimiter.charAt(i));
            }
        }
        return plain.toString();
    }

    /** Where the body begins: after the line end, unless that is escaped. */
    static int bodyStart(String text, int from) {
        int end = ShellQuotes.lineEnd(text, from);
        while (end < text.length() && end > 0 && text.charAt(end - 1) == '\\') {
            end = ShellQuotes.lineEnd(text, end + 1);
        }
        return Math.min(end + 1, text.length());
    }

    /** Where the line that closes a body begins, the end of the text when it is missing. */
    static int closing(String text, int from, String delimiter, boolean stripped) {
        int line = from;
        while (line < text.length()) {
            int end = ShellQuotes.lineEnd(text, line);
            int start = line;
            while (stripped && start < end && text.charAt(start) == '\t') {
                start++;
            }
            int length = end > start && text.charAt(end - 1) == '\r' ? end - 1 - start : end - start;
            if (length == delimiter.length() && text.startsWith(delimiter, start)) {
                return line;
            }
            line = end + 1;
        }
        return text.length();
    }

    /** The beginning of the line after the closing one. */
    static int next(String text, int closing) {
        return Math.min(ShellQuotes.lineEnd(text, closing) + 1, text.length());
    }
}
