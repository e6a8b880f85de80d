package io.steersman.intake.recorded.specstory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.trajectory.Json;
import java.util.Optional;

/**
 * What the element of a call shows: the command, or what it is about, and what came of it.
 *
 * @param failed whether its output says in front that it failed
 */
record ToolBody(ObjectNode input, String output, boolean failed) {

    private static final String FENCE = "```";
    private static final String COMMAND = "Run command: ";
    private static final String NAME = "Tool use: ";

    private record Fenced(String before, String text, String after) {}

    static ToolBody of(String body, String summary, boolean shell) {
        ObjectNode input = Json.emptyObject();
        String rest = body.strip();
        String title = title(summary);
        if (shell) {
            String inline = inline(rest);
            Optional<Fenced> first = fenced(rest);
            int run = summary.indexOf(COMMAND);
            String command = "";
            if (!inline.isEmpty()
                    && (first.isEmpty()
                            || rest.indexOf('`' + inline) < first.get().before().length())) {
                command = inline;
                rest = rest.substring(rest.indexOf('`' + inline) + inline.length() + 2);
            } else if (first.isPresent()) {
                command = first.get().text();
                rest = first.get().after();
            }
            input.put(
                    "command",
                    command.isEmpty() && run >= 0
                            ? summary.substring(run + COMMAND.length()).strip()
                            : command.strip());
        } else {
            String about = inline(rest);
            input.put("description", title);
            if (!about.isEmpty()) {
                input.put("path", about);
            }
        }
        String output = fenced(rest).map(Fenced::text).orElse(rest).strip();
        return new ToolBody(input, output, output.startsWith("Error:") || output.startsWith("<tool_use_error>"));
    }

    private static String title(String summary) {
        int name = summary.indexOf(NAME);
        return (name < 0 ? summary : summary.substring(name + NAME.length()))
                .replace("**", "")
                .strip();
    }

    /** The first code within a line, empty when there is none. */
    private static String inline(String text) {
        for (String line : text.split("\n", 12)) {
            String stripped = line.strip();
            boolean code = stripped.length() > 2
                    && stripped.charAt(0) == '`'
                    && stripped.charAt(1) != '`'
                    && stripped.endsWith("`");
            if (code) {
                return stripped.substring(1, stripped.length() - 1);
            }
        }
        return "";
    }

    private static Optional<Fenced> fenced(String text) {
        int open = text.startsWith(FENCE) ? 0 : text.indexOf("\n" + FENCE) + 1;
        boolean none = open == 0 && !text.startsWith(FENCE);
        int line = none ? -1 : text.indexOf('\n', open);
        int close = line < 0 ? -1 : text.indexOf("\n" + FENCE, line);
        if (close < 0) {
            return Optional.empty();
        }
        return Optional.of(new Fenced(
                text.substring(0, open),
                text.substring(Math.min(line + 1, close), close),
                text.substring(close + 1 + FENCE.length())));
    }
}
