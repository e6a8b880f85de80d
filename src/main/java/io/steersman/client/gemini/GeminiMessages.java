package io.steersman.client.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Counts;
import io.steersman.recorded.Times;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Instruction.Source;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Tokens;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Refusal;
import io.steersman.trajectory.ToolResult.Status;

/** Reads the messages of one Gemini CLI session; a message holds its calls together with their results. */
final class GeminiMessages {

    private final Transcript transcript;

    GeminiMessages(Transcript transcript) {
        this.transcript = transcript;
    }

    void read(Value message) {
        String text = Contents.text(message.json().path("content"));
        switch (message.text("type")) {
            case "user" -> transcript.hear(message.meta(), text);
            case "gemini", "model", "assistant" -> agent(message, text);
            case "info", "error", "warning" -> transcript.instruct(message.meta(), text, Source.HARNESS);
            default -> transcript.unknown("message of type \"%s\"".formatted(message.text("type")), message.json());
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
        transcript.cost(turn, new Tokens(Counts.sum(tokens, "input"), Counts.sum(tokens, "output", "thoughts")));
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
        boolean shell = call.path("name").asText("").contains("shell");
        ToolResult told = GeminiResult.of(call.path("id").asText(""), output, status(status), shell);
        if (status.equals("cancelled")) {
            told = told.withRefusal(output.contains("User did not allow") ? Refusal.USER : Refusal.INTERRUPT);
        }
        transcript.answer(told.with(message.meta().withAt(Times.of(call.path("timestamp")))));
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
}
