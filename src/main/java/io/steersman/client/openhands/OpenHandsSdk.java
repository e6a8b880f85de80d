package io.steersman.client.openhands;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Instruction.Source;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Refusal;
import io.steersman.trajectory.ToolResult.Status;
import java.util.Set;

/** Reads the events of the OpenHands SDK, told apart by {@code kind}. */
final class OpenHandsSdk {

    private static final Set<String> SILENT = Set.of(
            "ConversationStateUpdateEvent",
            "PauseEvent",
            "TokenEvent",
            "LLMCompletionLogEvent",
            "CondensationRequest",
            "CondensationSummaryEvent",
            "InterruptEvent",
            "StreamingDeltaEvent",
            "HookExecutionEvent");

    private final Transcript transcript;

    OpenHandsSdk(Transcript transcript) {
        this.transcript = transcript;
    }

    void read(Value event) {
        JsonNode json = event.json();
        switch (event.text("kind")) {
            case "SystemPromptEvent" ->
                transcript.instruct(event.meta(), Contents.text(json.path("system_prompt")), Source.SYSTEM);
            case "MessageEvent" -> message(event);
            case "ActionEvent" -> action(event);
            case "ObservationEvent" -> observation(event, json.path("observation"));
            case "AgentErrorEvent" ->
                answer(event, ToolResult.of(event.text("tool_call_id"), event.text("error"), Status.ERROR));
            case "UserRejectObservation" ->
                answer(
                        event,
                        ToolResult.of(event.text("tool_call_id"), event.text("rejection_reason"), Status.ERROR)
                                .withRefusal(Refusal.USER));
            case "Condensation" -> transcript.compact(event.meta());
            case "ConversationErrorEvent" -> transcript.instruct(event.meta(), event.text("detail"), Source.HARNESS);
            default -> other(event);
        }
    }

    private void other(Value event) {
        if (!SILENT.contains(event.text("kind"))) {
            transcript.unknown("event of kind \"%s\"".formatted(event.text("kind")), event.json());
        }
    }

    private void message(Value event) {
        JsonNode message = event.json().path("llm_message");
        String text = Contents.text(message.path("content"));
        switch (event.text("source")) {
            case "agent" -> transcript.say(event.meta(), text, event.text("reasoning_content"));
            case "user" -> transcript.hear(event.meta(), text);
            default -> transcript.instruct(event.meta(), text, Source.HARNESS);
        }
    }

    private void action(Value event) {
        JsonNode json = event.json();
        Meta meta = event.meta().withTurn(event.text("llm_response_id"));
        transcript.say(meta, Contents.text(json.path("thought")), event.text("reasoning_content"));
        JsonNode asSent = json.path("tool_call").path("arguments");
        JsonNode arguments =
                asSent.isMissingNode() ? json.path("tool_call").path("function").path("arguments") : asSent;
        transcript.call(
                meta,
                event.text("tool_call_id"),
                event.text("tool_name"),
                arguments.isMissingNode() ? input(json.path("action")) : Contents.arguments(arguments));
        if (json.path("action").path("kind").asText("").equals("FinishAction")) {
            transcript.end(event.meta(), "finish");
        }
    }

    private static JsonNode input(JsonNode action) {
        return action.isObject() ? ((ObjectNode) action).deepCopy().without("kind") : Contents.arguments(action);
    }

    private void observation(Value event, JsonNode observation) {
        answer(event, result(event.text("tool_call_id"), observation));
    }

    /** Reads what a tool said: text, or an object with its content and perhaps an exit status. */
    static ToolResult result(String call, JsonNode observation) {
        JsonNode code = observation.has("exit_code")
                ? observation.path("exit_code")
                : observation.path("metadata").path("exit_code");
        JsonNode failed = observation.path("is_error");
        boolean ended = code.isInt() && code.intValue() >= 0;
        boolean error = failed.asBoolean() || ended && code.intValue() != 0;
        Status status = error ? Status.ERROR : ended || failed.isBoolean() ? Status.OK : Status.UNKNOWN;
        JsonNode content = observation.has("content") ? observation.path("content") : observation.path("output");
        JsonNode said = content.isMissingNode() ? observation : content;
        ToolResult result = ToolResult.of(call, Contents.output(said), status);
        return ended ? result.withExitCode(code.intValue()) : result;
    }

    private void answer(Value event, ToolResult result) {
        transcript.answer(result.with(event.meta()));
    }
}
