package io.steersman.recorded.kimi;

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
import java.util.List;
import java.util.Set;

/**
 * Reads the records of Kimi Code's wire.
 *
 * <p>A prompt is written twice, as it was entered and as it came into the context; what the client itself puts in the user's place
 * says so.
 */
final class KimiRecords {

    private static final Set<String> OF_USER = Set.of("", "user", "input");
    private static final List<String> BOOKKEEPING = List.of(
            "turn.",
            "usage.",
            "config.",
            "llm.",
            "permission.",
            "plan_mode.",
            "goal.",
            "cron.",
            "file_history.",
            "full_compaction.",
            "tools.",
            "mcp.",
            "session.",
            "swarm.",
            "todo",
            "skill",
            "task",
            "profile.",
            "model.",
            "forked",
            "migration.");

    private final Transcript transcript;
    private String entered = "";
    private int response;

    KimiRecords(Transcript transcript) {
        this.transcript = transcript;
    }

    void read(Value line) {
        Meta meta = line.meta().withAt(Times.of(line.json().path("time")));
        String type = line.text("type");
        switch (type) {
            case "turn.prompt", "turn.steer" ->
                entered = Contents.text(line.json().path("input"));
            case "turn.cancel" -> transcript.end(meta, "cancelled");
            case "context.append_message" -> {
                JsonNode message = line.json().path("message");
                message(meta, message, message.path("origin").path("kind").asText(""));
            }
            case "agent.message.appended" -> {
                JsonNode wrapped = line.json().path("message");
                message(
                        meta,
                        wrapped.path("message"),
                        wrapped.path("meta").path("source").asText(""));
            }
            case "context.append_loop_event" -> {
                prompted(meta);
                event(meta, line.json().path("event"));
            }
            case "context.apply_compaction" -> transcript.compact(meta);
            case "context.clear", "context.undo", "metadata" -> {}
            default -> {
                if (BOOKKEEPING.stream().noneMatch(type::startsWith)) {
                    transcript.unknown("record of type \"%s\"".formatted(type), line.json());
                }
            }
        }
    }

    /** What was entered, when it did not come into the context by itself. */
    private void prompted(Meta meta) {
        transcript.hear(meta, entered);
        entered = "";
    }

    private void message(Meta meta, JsonNode message, String origin) {
        String text = Contents.text(message.path("content"));
        switch (message.path("role").asText("")) {
            case "user" -> {
                if (OF_USER.contains(origin)) {
                    entered = "";
                    transcript.hear(meta, text);
                } else {
                    transcript.instruct(meta, text, Instruction.Source.HARNESS);
                }
            }
            case "assistant" -> {
                Meta here = here(meta);
                message.path("content").forEach(part -> part(here, part));
                message.path("toolCalls").forEach(call -> call(here, call));
            }
            case "tool" ->
                transcript.answer(ToolResult.of(Results.call(message), text, ToolResult.Status.UNKNOWN)
                        .with(meta));
            case "system" -> transcript.instruct(meta, text, Instruction.Source.SYSTEM);
            default -> transcript.unknown("message of another role", message);
        }
    }

    private Meta here(Meta meta) {
        return meta.withTurn("r" + response);
    }

    private void event(Meta meta, JsonNode event) {
        switch (event.path("type").asText("")) {
            case "step.begin" -> response++;
            case "step.end" -> transcript.cost("r" + response, tokens(event.path("usage")));
            case "content.part" -> part(here(meta), event.path("part"));
            case "tool.call" -> call(here(meta), event);
            case "tool.result" -> answer(meta, event);
            default ->
                transcript.unknown(
                        "event of type \"%s\"".formatted(event.path("type").asText("")), event);
        }
    }

    private static Tokens tokens(JsonNode usage) {
        long input = Counts.sum(usage, "inputOther", "inputCacheRead", "inputCacheCreation");
        return new Tokens(input, Counts.sum(usage, "output"));
    }

    private void part(Meta meta, JsonNode part) {
        if (part.path("type").asText("").equals("think")) {
            transcript.say(meta, "", part.path("think").asText(""));
        } else {
            transcript.say(meta, part.path("text").asText(""), "");
        }
    }

    private void call(Meta meta, JsonNode call) {
        JsonNode function = call.path("function").isObject() ? call.path("function") : call;
        transcript.call(
                meta,
                Results.call(call),
                function.path("name").asText(""),
                Contents.arguments(Results.first(function, "args", "arguments", "input")));
    }

    private void answer(Meta meta, JsonNode event) {
        JsonNode result = event.path("result");
        ToolResult told = Results.of(
                Results.call(event),
                result,
                result.isObject() ? Results.first(result, "output", "content", "message") : result);
        long took = Counts.of(result.path("durationMs"));
        transcript.answer((took > 0 ? told.withDurationMs(took) : told).with(meta));
    }
}
