package io.steersman.client.cursor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;

/**
 * Reads the agent's part of a transcript that is text: thoughts, calls and results stand below marks in brackets. Of most results
 * nothing but the mark is there, so that nobody knows what came of the call.
 */
final class CursorWords {

    private static final String CALL = "[Tool call] ";
    private static final String RESULT = "[Tool result]";
    private static final String THINKING = "[Thinking]";
    private static final String REDACTED = "[REDACTED]";

    private final Transcript transcript;
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder value = new StringBuilder();
    private ObjectNode input = Json.emptyObject();
    private String tool = "";
    private String field = "";
    private boolean thinking;
    private boolean result;
    private boolean acted;
    private int calls;

    CursorWords(Transcript transcript) {
        this.transcript = transcript;
    }

    /**
     * Reads a text.
     *
     * @return whether it held a call
     */
    boolean read(Meta meta, String text) {
        acted = false;
        text.lines().forEach(line -> line(meta, line));
        over(meta);
        return acted;
    }

    private void line(Meta meta, String line) {
        if (line.startsWith(CALL)) {
            over(meta);
            tool = line.substring(CALL.length()).strip();
            input = Json.emptyObject();
        } else if (line.startsWith(RESULT)) {
            over(meta);
            result = true;
        } else if (line.startsWith(THINKING)) {
            over(meta);
            thinking = true;
            words.append(line.substring(THINKING.length()).strip()).append('\n');
        } else if (line.strip().equals(REDACTED)) {
            transcript.aside("passage that Cursor took out");
        } else if (!tool.isEmpty()) {
            argument(meta, line);
        } else if (result && !line.startsWith(" ") && !line.isBlank()) {
            over(meta);
            words.append(line).append('\n');
        } else {
            words.append(line).append('\n');
        }
    }

    /** A line below a call: {@code name: value}, or more of the value before. */
    private void argument(Meta meta, String line) {
        int colon = line.indexOf(':');
        boolean named = line.startsWith("  ")
                && colon > 2
                && line.substring(2, colon).chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
        if (named) {
            field();
            field = line.substring(2, colon);
            value.append(line.substring(colon + 1).strip());
        } else if (line.isBlank() || !line.startsWith(" ") && field.isEmpty()) {
            over(meta);
            words.append(line).append('\n');
        } else if (field.isEmpty()) {
            field = "input";
            value.append(line.strip());
        } else {
            value.append('\n').append(line);
        }
    }

    private void field() {
        if (!field.isEmpty()) {
            input.put(field, value.toString());
        }
        field = "";
        value.setLength(0);
    }

    private void over(Meta meta) {
        String text = words.toString().strip();
        words.setLength(0);
        field();
        if (!tool.isEmpty()) {
            transcript.call(meta, "k" + ++calls, tool, input);
            acted = true;
        } else if (result && !text.isEmpty() && transcript.isOpen("k" + calls)) {
            transcript.answer(ToolResult.of("k" + calls, text, Status.UNKNOWN).with(meta.withTurn("")));
        } else if (thinking) {
            transcript.say(meta, "", text);
        } else {
            transcript.say(meta, text, "");
        }
        tool = "";
        result = false;
        thinking = false;
    }
}
