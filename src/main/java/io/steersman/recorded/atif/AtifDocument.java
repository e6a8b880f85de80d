package io.steersman.recorded.atif;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.recorded.Contents;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes steps as a document of the Agent Trajectory Interchange Format, version 1.7.
 *
 * <p>A step of the document is an instruction, or a response of the agent with its calls and their results, wherever these came.
 * What the format has no field for stands in {@code extra.steersman} of each part, so that reading the document gives equal steps.
 */
public final class AtifDocument {

    /** Holds what is ours in an {@code extra}. */
    static final String OURS = "steersman";

    /** Where a step stood among the others. */
    static final String INDEX = "index";

    /** Fields that stand elsewhere in the document. */
    private static final List<String> ELSEWHERE = List.of("text", "reasoning", "output", "id", "tool", "call");

    private final ArrayNode steps;
    private final Map<String, ObjectNode> steppedBy = new HashMap<>();
    private ObjectNode response = Json.emptyObject();
    private boolean open;
    private long read;
    private long written;

    private AtifDocument(ArrayNode steps) {
        this.steps = steps;
    }

    /**
     * The document.
     *
     * @param id of the trajectory
     * @param agent who acted, such as {@code codex}
     * @param taken the steps in order, at least one
     * @param about what else is known of the trajectory, for {@code extra}
     */
    public static ObjectNode of(String id, String agent, List<Step> taken, ObjectNode about) {
        ObjectNode document = Json.emptyObject().put("schema_version", "ATIF-v1.7");
        document.put("session_id", id).put("trajectory_id", id);
        document.putObject("agent").put("name", agent).put("version", "unknown");
        AtifDocument written = new AtifDocument(document.putArray("steps"));
        taken.forEach(written::add);
        document.putObject("final_metrics")
                .put("total_prompt_tokens", written.read)
                .put("total_completion_tokens", written.written)
                .put("total_steps", written.steps.size());
        document.putObject("extra").set(OURS, about);
        return document;
    }

    private void add(Step step) {
        step.meta().tokens().ifPresent(tokens -> {
            read += tokens.input();
            written += tokens.output();
        });
        if (step instanceof AgentMessage message) {
            begin(step).put("message", message.text());
            if (!message.reasoning().isEmpty()) {
                response.put("reasoning_content", message.reasoning());
            }
            mark(response, step);
        } else if (step instanceof ToolCall call) {
            call(call);
        } else if (step instanceof ToolResult result) {
            result(result);
        } else {
            other(step);
        }
    }

    private ObjectNode begin(Step step) {
        response = next("agent", step);
        open = true;
        return response;
    }

    private ObjectNode next(String source, Step step) {
        ObjectNode next = steps.addObject()
                .put("step_id", steps.size())
                .put("source", source)
                .put("message", "");
        step.meta().at().ifPresent(at -> next.put("timestamp", at.toString()));
        step.meta().tokens().ifPresent(tokens -> next.putObject("metrics")
                .put("prompt_tokens", tokens.input())
                .put("completion_tokens", tokens.output()));
        return next;
    }

    private void other(Step step) {
        open = false;
        String text = step instanceof Instruction instruction ? instruction.text() : "";
        boolean ofUser = step instanceof Instruction instruction && instruction.fromUser();
        mark(next(ofUser ? "user" : "system", step).put("message", text), step);
    }

    private void call(ToolCall call) {
        boolean another = call.turn().isEmpty() && response.has("tool_calls");
        if (!open || another || !isOfResponse(call)) {
            begin(call)
                    .withObjectProperty("extra")
                    .withObjectProperty(OURS)
                    .put("turn", call.turn())
                    .put("agent", call.agent());
        }
        steppedBy.put(call.id(), response);
        ObjectNode written = response.withArrayProperty("tool_calls")
                .addObject()
                .put("tool_call_id", call.id())
                .put("function_name", call.tool());
        written.set("arguments", call.input().isObject() ? call.input() : Contents.bare(call.input()));
        mark(written, call);
    }

    private boolean isOfResponse(ToolCall call) {
        JsonNode ours = response.path("extra").path(OURS);
        return ours.path("turn").asText("").equals(call.turn())
                && ours.path("agent").asText("").equals(call.agent());
    }

    private void result(ToolResult result) {
        ObjectNode of = steppedBy.getOrDefault(result.call(), response);
        ObjectNode written = of.withObjectProperty("observation")
                .withArrayProperty("results")
                .addObject()
                .put("source_call_id", result.call())
                .put("content", result.output());
        mark(written, result);
    }

    /** Notes what the format has no field for. */
    private static void mark(ObjectNode part, Step step) {
        ObjectNode rest = NativeFormat.write(step);
        rest.remove(ELSEWHERE);
        if (!(step instanceof ToolCall call) || call.input().isObject()) {
            rest.remove("input");
        }
        part.withObjectProperty("extra")
                .withObjectProperty(OURS)
                .put(INDEX, step.index())
                .setAll(rest);
    }
}
