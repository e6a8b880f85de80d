package io.steersman.peer;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Compaction;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Instruction.Source;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Refusal;
import io.steersman.trajectory.ToolResult.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the collection's steps into native ones, as a client would report them. A result answers the oldest call of its tool. */
final class PeerSteps {

    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Deque<String>> open = new HashMap<>();
    private int calls;

    List<Step> read(JsonNode nodes) {
        nodes.forEach(this::step);
        return List.copyOf(steps);
    }

    private void step(JsonNode node) {
        JsonNode meta = node.path("meta");
        String text = node.path("text").asText();
        switch (node.path("kind").asText()) {
            case "user" ->
                add(new Instruction(Meta.NONE, text, meta.path("injected").asBoolean() ? Source.HARNESS : Source.USER));
            case "assistant" -> message(text, meta);
            case "tool_call" -> call(node);
            case "tool_result" -> result(node, text, meta);
            default -> throw new IllegalArgumentException("The kind of step (%s) is unknown.".formatted(node));
        }
    }

    /** Events of the harness come as what a harness says. */
    private void message(String text, JsonNode meta) {
        switch (meta.path("event").asText()) {
            case "context_condensed" -> add(new Compaction(Meta.NONE));
            case "provider_error_400" -> add(new Instruction(Meta.NONE, "API Error: 400 Bad Request", Source.HARNESS));
            case "format_error" -> {
                add(AgentMessage.of(text));
                add(new Instruction(Meta.NONE, "Format error: the reply holds no tool call.", Source.HARNESS));
            }
            default ->
                add(
                        meta.path("channel").asText().equals("thought")
                                ? new AgentMessage(Meta.NONE, "", text)
                                : AgentMessage.of(text));
        }
    }

    private void call(JsonNode node) {
        String id = "c" + ++calls;
        String tool = node.path("tool").asText();
        open.computeIfAbsent(tool, name -> new ArrayDeque<>()).addLast(id);
        String turn = node.path("turn").asText();
        add(new ToolCall(Meta.NONE.withTurn(turn.isEmpty() ? "" : "t" + turn), id, tool, node.path("args")));
    }

    private void result(JsonNode node, String text, JsonNode meta) {
        Deque<String> waiting = open.getOrDefault(node.path("tool").asText(), new ArrayDeque<>());
        String call = waiting.isEmpty() ? "none" : waiting.removeFirst();
        ToolResult result = ToolResult.of(call, text, node.path("error").asBoolean() ? Status.ERROR : Status.OK);
        add(meta.path("harness_refusal").asBoolean() ? result.withRefusal(Refusal.HARNESS) : result);
    }

    private void add(Step step) {
        steps.add(step.with(step.meta().withIndex(steps.size())));
    }
}
