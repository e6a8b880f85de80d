package io.steersman.reading.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A call in a few words for a reader. */
public final class Summary {

    /** Longest summary, in characters. */
    static final int LONGEST = 120;

    private Summary() {}

    /** Returns {@code `npm test`}, {@code Edit src/a.ts}, {@code Read x.py:10-40}: one line, at most 120 characters. */
    static String of(String tool, JsonNode input, String script, List<String> targets) {
        if (!script.isBlank()) {
            return "`" + line(script, LONGEST - 2) + "`";
        }
        String about = targets.isEmpty() ? words(input) : targets.get(0) + range(input);
        return line(about.isEmpty() ? tool : tool + " " + about, LONGEST);
    }

    private static String range(JsonNode input) {
        JsonNode view = input.path("view_range");
        if (view.isArray() && view.size() == 2) {
            return ":" + view.get(0).asText() + "-" + view.get(1).asText();
        }
        long from = Math.max(number(input, "offset"), number(input, "start_line"));
        long to = number(input, "end_line");
        long limit = number(input, "limit");
        if (from <= 0 && limit <= 0 && to <= 0) {
            return "";
        }
        long first = Math.max(1, from);
        long last = to > 0 ? to : limit > 0 ? first + limit - 1 : 0;
        return ":" + first + (last > 0 ? "-" + last : "-");
    }

    private static long number(JsonNode input, String name) {
        return input.path(name).asLong(0);
    }

    /** The first argument that is a text or a number. */
    private static String words(JsonNode input) {
        if (input.isTextual()) {
            return input.textValue();
        }
        for (JsonNode value : input) {
            if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
                return value.asText();
            }
        }
        return "";
    }

    /** One line of at most so many characters, blanks folded. */
    private static String line(String text, int longest) {
        StringBuilder out = new StringBuilder(longest);
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ') {
                blank = out.length() > 0;
                continue;
            }
            if (out.length() + (blank ? 2 : 1) > longest) {
                return cut(out, longest);
            }
            if (blank) {
                out.append(' ');
            }
            out.append(c);
            blank = false;
        }
        return out.toString();
    }

    private static String cut(StringBuilder out, int longest) {
        int end = Math.min(out.length(), longest - 1);
        end -= Character.isHighSurrogate(out.charAt(end - 1)) ? 1 : 0;
        out.setLength(end);
        return out.append('\u2026').toString();
    }
}
