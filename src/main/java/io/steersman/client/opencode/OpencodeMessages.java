package io.steersman.client.opencode;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Counts;
import io.steersman.recorded.Results;
import io.steersman.recorded.Times;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Tokens;
import io.steersman.trajectory.ToolResult;
import java.util.Set;

/** Reads the messages of opencode: what is said of a message, and its parts. */
public final class OpencodeMessages {

    private static final Set<String> SILENT =
            Set.of("step-start", "snapshot", "patch", "file", "agent", "subtask", "retry", "source");

    private final Transcript transcript;

    /** Reads messages into a transcript. */
    public OpencodeMessages(Transcript transcript) {
        this.transcript = transcript;
    }

    /**
     * Reads one message.
     *
     * @param info what is said of it, at its place
     * @param parts its parts in order
     */
    public void read(Value info, Iterable<JsonNode> parts) {
        Meta meta = Meta.NONE
                .withPosition(info.position())
                .withAt(Times.of(info.json().path("time").path("created")));
        boolean agent = info.text("role").equals("assistant");
        Meta here = agent ? meta.withTurn(info.text("id")) : meta;
        for (JsonNode part : parts) {
            part(here, part, agent);
        }
        JsonNode tokens = info.json().path("tokens");
        long input = Counts.sum(tokens, "input") + Counts.sum(tokens.path("cache"), "read", "write");
        transcript.cost(here.turn(), new Tokens(input, Counts.sum(tokens, "output", "reasoning")));
        JsonNode error = info.json().path("error");
        transcript.instruct(
                meta,
                error.path("data").path("message").asText(error.path("name").asText("")),
                Instruction.Source.HARNESS);
    }

    private void part(Meta meta, JsonNode part, boolean agent) {
        String type = part.path("type").asText("");
        String text = part.path("text").asText("");
        switch (type) {
            case "text" -> text(meta, part, text, agent);
            case "reasoning" -> transcript.say(meta, "", text);
            case "tool" -> tool(meta, part);
            case "compaction" -> transcript.compact(meta.withTurn(""));
            case "step-finish" -> {}
            default -> {
                if (!SILENT.contains(type)) {
                    transcript.unknown("part of type \"%s\"".formatted(type), part);
                }
            }
        }
    }

    private void text(Meta meta, JsonNode part, String text, boolean agent) {
        if (agent) {
            transcript.say(meta, text, "");
        } else if (part.path("synthetic").asBoolean()) {
            transcript.instruct(meta, text, Instruction.Source.HARNESS);
        } else {
            transcript.hear(meta, text);
        }
    }

    private void tool(Meta meta, JsonNode part) {
        JsonNode state = part.path("state");
        String id = Results.first(part, "callID", "callId", "id").asText("");
        transcript.call(meta, id, part.path("tool").asText(""), Contents.arguments(state.path("input")));
        String status = state.path("status").asText("");
        if (!status.equals("completed") && !status.equals("error")) {
            return;
        }
        ToolResult result = Results.of(id, state, Results.first(state, "output", "error"));
        long took = Counts.sum(state.path("time"), "end") - Counts.sum(state.path("time"), "start");
        Meta ended = meta.withTurn("").withAt(Times.of(state.path("time").path("end")));
        transcript.answer((took > 0 ? result.withDurationMs(took) : result).with(ended));
    }
}
