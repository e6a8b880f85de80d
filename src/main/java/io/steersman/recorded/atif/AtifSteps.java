package io.steersman.recorded.atif;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Counts;
import io.steersman.recorded.Times;
import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Instruction.Source;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.Tokens;
import io.steersman.trajectory.ToolResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the steps of one ATIF document.
 *
 * <p>A step is one response of the model, except where the converter made a step of each call: there only the first step of a
 * response has {@code metrics}. The calls of one response come before its results, as the agent sent them.
 */
final class AtifSteps {

    private static final String SIDECHAIN = "sidechain";

    private final Transcript transcript;
    private final boolean metered;
    private final boolean ofClaude;
    private final boolean over;
    private final List<ToolResult> results = new ArrayList<>();
    private String turn = "";
    private String lastReasoning = "";
    private Meta last = Meta.NONE;
    private Instant latest = Instant.MIN;
    private String stopReason = "";

    AtifSteps(Transcript transcript, JsonNode document) {
        this.transcript = transcript;
        JsonNode steps = document.path("steps");
        this.metered = steps.findValue("metrics") != null;
        this.ofClaude = document.path("agent").path("name").asText("").contains("claude");
        this.over = document.path("final_metrics").isObject();
    }

    void read(JsonNode step) {
        String id = step.path("step_id").asText("");
        boolean sidechain = step.path("extra").path("is_sidechain").asBoolean();
        Meta meta = Meta.NONE
                .withPosition(new Position(0, id))
                .withAt(Times.of(step.path("timestamp")))
                .withAgent(sidechain ? SIDECHAIN : "");
        boolean copied = step.path("is_copied_context").asBoolean();
        if (step.path("source").asText("").equals("agent")) {
            if (!copied && !brokeOff(step, meta)) {
                agent(step, meta, id);
            }
        } else {
            other(step, meta);
        }
        last = meta;
        latest = meta.at().filter(latest::isBefore).orElse(latest);
    }

    /** A response that broke off and was asked for anew is kept behind the others; its calls never ran. */
    private boolean brokeOff(JsonNode step, Meta meta) {
        return step.path("tool_calls").size() > 0
                && step.path("observation").path("results").isEmpty()
                && meta.at().filter(at -> at.isBefore(latest)).isPresent();
    }

    /** Adds the results that wait for the end of their turn, and the end of the run when the document was completed. */
    void finish() {
        flush();
        if (over) {
            transcript.end(last, stopReason);
        }
    }

    private void other(JsonNode step, Meta meta) {
        flush();
        turn = "";
        String text = Contents.text(step.path("message"));
        boolean sidechain = !meta.agent().isEmpty();
        if (step.path("source").asText("").equals("user") && !sidechain) {
            transcript.hear(meta, text);
        } else {
            transcript.instruct(meta, text, transcript.isOpening() && !sidechain ? Source.SYSTEM : Source.HARNESS);
        }
        for (JsonNode result : step.path("observation").path("results")) {
            transcript.instruct(meta, Contents.text(result.path("content")), Source.HARNESS);
        }
    }

    private void agent(JsonNode step, Meta meta, String id) {
        boolean begins = turn.isEmpty() || !last.agent().equals(meta.agent()) || !metered || step.has("metrics");
        if (begins) {
            flush();
            turn = "t" + id;
        }
        Meta here = meta.withTurn(turn);
        stopReason = step.path("extra").path("stop_reason").asText("");
        JsonNode calls = step.path("tool_calls");
        say(step, here, calls);
        for (JsonNode call : calls) {
            transcript.call(
                    here,
                    call.path("tool_call_id").asText(""),
                    call.path("function_name").asText(""),
                    Contents.arguments(call.path("arguments")));
        }
        JsonNode metrics = step.path("metrics");
        transcript.cost(
                turn, new Tokens(Counts.sum(metrics, "prompt_tokens"), Counts.sum(metrics, "completion_tokens")));
        for (JsonNode result : step.path("observation").path("results")) {
            result(step, result, meta);
        }
    }

    private void say(JsonNode step, Meta meta, JsonNode calls) {
        String text = Contents.text(step.path("message"));
        String reasoning = step.path("reasoning_content").asText("");
        boolean repeated = reasoning.equals(lastReasoning) || reasoning.equals("None");
        lastReasoning = reasoning;
        transcript.say(meta, isPlaceholder(text, calls) ? "" : text, repeated ? "" : reasoning);
    }

    /** A converter writes {@code Executed TOOL ID} where the agent said nothing. */
    private static boolean isPlaceholder(String text, JsonNode calls) {
        JsonNode call = calls.path(0);
        String tool = call.path("function_name").asText("");
        return text.startsWith("Executed ")
                && text.equals("Executed %s %s"
                        .formatted(tool, call.path("tool_call_id").asText("")));
    }

    private void result(JsonNode step, JsonNode result, Meta meta) {
        JsonNode calls = step.path("tool_calls");
        String named = result.path("source_call_id").asText("");
        String call = named.isEmpty() && calls.size() == 1
                ? calls.path(0).path("tool_call_id").asText("")
                : named;
        if (call.isEmpty() && calls.isEmpty()) {
            transcript.instruct(meta, Contents.text(result.path("content")), Source.HARNESS);
            return;
        }
        JsonNode extra = calls.size() == 1 ? step.path("extra") : result.path("extra");
        results.add(AtifResult.of(meta, call, result, extra, ofClaude));
    }

    private void flush() {
        results.forEach(transcript::answer);
        results.clear();
    }
}
