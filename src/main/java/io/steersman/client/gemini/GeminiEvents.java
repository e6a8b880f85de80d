package io.steersman.client.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Results;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;

/** Reads the events of Gemini CLI's stream. The agent's words come in pieces. */
public final class GeminiEvents {

    private static final String EXIT_CODE = "Exit Code: ";
    private static final int LONGEST_CODE = 5;

    private final Transcript transcript;
    private final StringBuilder words = new StringBuilder();
    private Meta spoken = Meta.NONE;
    private int response = 1;
    private boolean over;

    GeminiEvents(Transcript transcript) {
        this.transcript = transcript;
    }

    void read(Value line) {
        transcript.identify(line.text("session_id"));
        switch (line.text("type")) {
            case "init" -> {}
            case "message" -> message(line);
            case "tool_use" -> {
                flush();
                transcript.call(
                        here(line),
                        line.text("tool_id"),
                        line.text("tool_name"),
                        Contents.arguments(line.json().path("parameters")));
            }
            case "tool_result" -> answer(line);
            case "error" -> transcript.instruct(line.meta(), line.text("message"), Instruction.Source.HARNESS);
            case "result" -> {
                flush();
                boolean failed = line.text("status").equals("error");
                transcript.instruct(
                        line.meta(), line.json().path("error").path("message").asText(""), Instruction.Source.HARNESS);
                transcript.end(line.meta(), failed ? "error" : line.text("status"));
            }
            default -> transcript.unknown("event of type \"%s\"".formatted(line.text("type")), line.json());
        }
    }

    void finish() {
        flush();
    }

    private void message(Value line) {
        boolean said = line.json().path("role").isTextual()
                && line.json().path("content").isTextual();
        if (!said) {
            transcript.unknown("message without a role and text", line.json());
            return;
        }
        if (line.text("role").equals("user")) {
            flush();
            transcript.hear(line.meta(), line.text("content"));
            over = true;
            return;
        }
        if (!line.json().path("delta").asBoolean()) {
            flush();
        }
        spoken = words.isEmpty() ? here(line) : spoken;
        words.append(line.text("content"));
    }

    private void flush() {
        transcript.say(spoken, words.toString(), "");
        words.setLength(0);
    }

    private Meta here(Value line) {
        response += over ? 1 : 0;
        over = false;
        return line.meta().withTurn("r" + response);
    }

    private void answer(Value line) {
        flush();
        JsonNode said = Results.first(line.json(), "output", "error");
        ToolResult result = Results.of(line.text("tool_id"), line.json(), said);
        transcript.answer(coded(result).with(line.meta()));
        over = true;
    }

    /** The last lines of a command's output tell its exit status. */
    public static ToolResult coded(ToolResult result) {
        String output = result.output();
        int at = output.lastIndexOf("\n" + EXIT_CODE);
        int from = at + 1 + EXIT_CODE.length();
        int end = from;
        while (at >= 0 && end < output.length() && end - from < LONGEST_CODE && Character.isDigit(output.charAt(end))) {
            end++;
        }
        return at >= 0 && end > from && result.status() != Status.OK
                ? result.withExitCode(Integer.parseInt(output.substring(from, end)))
                : result;
    }
}
