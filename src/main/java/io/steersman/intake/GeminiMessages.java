package io.steersman.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Instruction.Source;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Tokens;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Refusal;
import io.steersman.trajectory.ToolResult.Status;

/** Reads the messages of one Gemini CLI session; a message holds its calls together with their results. */
final class GeminiMessages {

    private static final String EXIT_CODE = "Exit Code: ";
    private static final String GROUP = "\nProcess Group PGID: ";

    private final Transcript transcript;

    GeminiMessages(Transcript transcript) {
        this.transcript = transcript;
    }

    void read(Value message) {
        String text = Contents.text(message.json().path("content"));
        switch (message.text("type")) {
            case "user" -> transcript.hear(message.meta(), text);
            case "gemini", "model", "assistant" -> agent(message, text);
            default -> transcript.instruct(message.meta(), text, Source.HARNESS);
        }
    }

    private void agent(Value message, String text) {
        String turn = message.text("id");
        Meta meta = message.meta().withTurn(turn);
        transcript.say(meta, text, thoughts(message.json().path("thoughts")));
        JsonNode calls = message.json().path("toolCalls");
        for (JsonNode call : calls) {
            transcript.call(
                    meta,
                    call.path("id").asText(""),
                    call.path("name").asText(""),
                    Contents.arguments(call.path("args")));
        }
        JsonNode tokens = message.json().path("tokens");
        transcript.cost(
                turn,
                new Tokens(
                        tokens.path("input").asLong(),
                        tokens.path("output").asLong() + tokens.path("thoughts").asLong()));
        for (JsonNode call : calls) {
            answer(message, call);
        }
    }

    private static String thoughts(JsonNode thoughts) {
        StringBuilder all = new StringBuilder();
        for (JsonNode thought : thoughts) {
            String subject = thought.path("subject").asText("");
            all.append(all.isEmpty() ? "" : "\n")
                    .append(subject)
                    .append(subject.isEmpty() ? "" : ": ")
                    .append(thought.path("description").asText(""));
        }
        return all.toString();
    }

    private void answer(Value message, JsonNode call) {
        String status = call.path("status").asText("");
        JsonNode result = call.path("result");
        boolean ended = status.equals("success") || status.equals("error") || status.equals("cancelled");
        if (!ended && (result.isMissingNode() || result.isNull())) {
            return;
        }
        String output = output(call);
        ToolResult told = ToolResult.of(call.path("id").asText(""), withoutGroup(output), status(status));
        int code = output.lastIndexOf("\n" + EXIT_CODE);
        int from = code < 0 ? -1 : code + 1 + EXIT_CODE.length();
        int to = from;
        while (to >= 0 && to < output.length() && to - from < 5 && Character.isDigit(output.charAt(to))) {
            to++;
        }
        if (from >= 0 && to > from && call.path("name").asText("").contains("shell")) {
            told = withExitCode(told, Integer.parseInt(output.substring(from, to)));
        }
        if (status.equals("cancelled")) {
            told = told.withRefusal(output.contains("User did not allow") ? Refusal.USER : Refusal.INTERRUPT);
        }
        transcript.answer(told.with(message.meta().withAt(Times.of(call.path("timestamp")))));
    }

    private static ToolResult withExitCode(ToolResult result, int code) {
        boolean failed = result.status() == Status.ERROR || code != 0;
        return ToolResult.of(result.call(), result.output(), failed ? Status.ERROR : Status.OK)
                .withExitCode(code);
    }

    private static Status status(String status) {
        return switch (status) {
            case "success" -> Status.OK;
            case "error", "cancelled" -> Status.ERROR;
            default -> Status.UNKNOWN;
        };
    }

    private static String output(JsonNode call) {
        StringBuilder all = new StringBuilder();
        for (JsonNode part : call.path("result")) {
            JsonNode response = part.path("functionResponse").path("response");
            JsonNode output = response.has("error") ? response.path("error") : response.path("output");
            String text = response.isMissingNode()
                    ? Contents.text(part)
                    : Contents.output(output.isMissingNode() ? response : output);
            all.append(all.isEmpty() || text.isEmpty() ? "" : "\n").append(text);
        }
        boolean shown = all.isEmpty() && call.path("resultDisplay").isTextual();
        return shown ? call.path("resultDisplay").textValue() : all.toString();
    }

    /** The number of the process group is another each time. */
    private static String withoutGroup(String output) {
        int group = output.lastIndexOf(GROUP);
        int end = group < 0 ? -1 : output.indexOf('\n', group + 1);
        return group < 0 ? output : output.substring(0, group) + (end < 0 ? "" : output.substring(end));
    }
}
