package io.steersman.client.openhands;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.recorded.ChatMessages;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Instruction.Source;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Refusal;
import io.steersman.trajectory.ToolResult.Status;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads the events of one OpenHands conversation.
 *
 * <p>The model's own call stands in {@code tool_call_metadata}, the action made of it in {@code args}; the former is read where it is
 * there. An observation names its action as {@code cause}; in old files it follows it.
 */
final class OpenHandsLog {

    private static final Set<String> SILENT = Set.of("recall", "change_agent_state", "null", "pause", "resume", "stop");
    private static final Set<String> NOT_ARGUMENTS = Set.of(
            "action",
            "id",
            "timestamp",
            "source",
            "message",
            "tool_call_metadata",
            "llm_metrics",
            "timeout",
            "thought",
            "hidden",
            "confirmation_state",
            "is_static",
            "blocking",
            "impl_source",
            "translated_ipython_code",
            "kernel_init_code",
            "keep_prompt",
            "is_confirmed",
            "action_risk",
            "include_extra",
            "security_risk",
            "is_input",
            "cwd",
            "images_urls",
            "image_urls");
    private static final String FAILED = "ERROR:";

    private final Transcript transcript;
    private final OpenHandsSdk sdk;
    private final Map<String, String> calls = new HashMap<>();
    private String lastCall = "";
    private int unnamed;

    OpenHandsLog(Transcript transcript) {
        this.transcript = transcript;
        this.sdk = new OpenHandsSdk(transcript);
    }

    void read(Value event) {
        Value located = located(event);
        if (event.json().has("kind")) {
            sdk.read(located);
        } else if (event.json().has("action")) {
            action(located);
        } else if (event.json().has("observation")) {
            observation(located);
        } else {
            transcript.unknown("event without action, observation or kind", event.json());
        }
    }

    /** Events have ids of their own, which are not their places in the list. */
    private static Value located(Value event) {
        JsonNode id = event.json().path("id");
        return id.isMissingNode()
                ? event
                : new Value(new Position(event.position().line(), id.asText()), event.json());
    }

    private static JsonNode arguments(Value event) {
        return event.json().has("args") ? event.json().path("args") : event.json();
    }

    private void action(Value event) {
        String action = event.text("action");
        JsonNode args = arguments(event);
        switch (action) {
            case "system" ->
                transcript.instruct(event.meta(), args.path("content").asText(""), Source.SYSTEM);
            case "message" -> message(event, args.path("content").asText(""));
            case "condensation" -> transcript.compact(event.meta());
            default -> {
                if (!SILENT.contains(action)) {
                    call(event, action, args);
                }
            }
        }
    }

    private void message(Value event, String text) {
        String source = event.text("source");
        boolean ofAgent = source.isEmpty() ? !transcript.isEmpty() : source.equals("agent");
        if (ofAgent) {
            transcript.say(event.meta(), text, "");
        } else if (source.equals("environment")) {
            transcript.instruct(event.meta(), text, Source.HARNESS);
        } else {
            transcript.hear(event.meta(), text);
        }
    }

    private void call(Value event, String action, JsonNode args) {
        JsonNode metadata = event.json().path("tool_call_metadata");
        JsonNode response = metadata.path("model_response");
        String turn = response.path("id").asText(event.text("id").isEmpty() ? "" : "e" + event.text("id"));
        Meta meta = event.meta().withTurn(turn);
        String thought = args.path("thought").asText("");
        boolean thinks = action.equals("think") && !metadata.isObject();
        transcript.say(meta, thought, "");
        String named = metadata.path("tool_call_id").asText("");
        lastCall = named.isEmpty() ? "c" + ++unnamed : named;
        JsonNode asSent = asSent(response, named);
        JsonNode input = asSent.isMissingNode() ? input(args, thinks) : Contents.arguments(asSent);
        transcript.call(meta, lastCall, metadata.path("function_name").asText(action), input);
        calls.put(event.text("id"), lastCall);
        transcript.cost(turn, ChatMessages.tokens(response.path("usage")));
        if (action.equals("finish") || action.equals("reject")) {
            finish(event, args, action);
        }
    }

    private void finish(Value event, JsonNode args, String action) {
        String text = args.path("final_thought").asText("");
        transcript.say(event.meta(), text.equals(args.path("thought").asText("")) ? "" : text, "");
        transcript.end(event.meta(), action);
    }

    private static JsonNode asSent(JsonNode response, String callId) {
        for (JsonNode choice : response.path("choices")) {
            for (JsonNode call : choice.path("message").path("tool_calls")) {
                if (call.path("id").asText("").equals(callId)) {
                    return call.path("function").path("arguments");
                }
            }
        }
        return Json.emptyObject().path("arguments");
    }

    private static JsonNode input(JsonNode args, boolean thinks) {
        ObjectNode input = Json.emptyObject();
        args.properties().stream()
                .filter(field -> !NOT_ARGUMENTS.contains(field.getKey())
                        || thinks && field.getKey().equals("thought"))
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> input.set(field.getKey(), field.getValue()));
        return input;
    }

    private void observation(Value event) {
        String observation = event.text("observation");
        switch (observation) {
            case "agent_state_changed", "null" -> {}
            case "recall" -> recalled(event);
            case "agent_condensation", "condense" -> transcript.compact(event.meta());
            default -> answer(event, observation);
        }
    }

    /** What the harness put before the model beside the task: the repository's instructions and its own hints. */
    private void recalled(Value event) {
        JsonNode extras = event.json().path("extras");
        transcript.instruct(event.meta(), extras.path("repo_instructions").asText(""), Source.FILE);
        for (JsonNode knowledge : extras.path("microagent_knowledge")) {
            transcript.instruct(event.meta(), knowledge.path("content").asText(""), Source.HARNESS);
        }
    }

    private void answer(Value event, String observation) {
        String caused = calls.getOrDefault(event.text("cause"), "");
        String named =
                event.json().path("tool_call_metadata").path("tool_call_id").asText(caused);
        String call = named.isEmpty() && !event.json().has("id") ? lastCall : named;
        if (!transcript.isOpen(call)) {
            transcript.instruct(event.meta(), event.text("content"), Source.HARNESS);
            return;
        }
        ToolResult result = ToolResult.of(call, event.text("content"), status(event, observation));
        JsonNode code = exitCode(event.json());
        if (code.isInt() && code.intValue() >= 0) {
            result = result.withExitCode(code.intValue());
        }
        if (observation.equals("user_rejected")) {
            result = result.withRefusal(Refusal.USER);
        }
        transcript.answer(result.with(event.meta()));
    }

    private static Status status(Value event, String observation) {
        JsonNode code = exitCode(event.json());
        JsonNode success = event.json().path("success");
        boolean failed = observation.equals("error")
                || observation.equals("user_rejected")
                || event.text("content").startsWith(FAILED);
        if (failed) {
            return Status.ERROR;
        }
        if (code.isInt() && code.intValue() >= 0) {
            return code.intValue() == 0 ? Status.OK : Status.ERROR;
        }
        if (code.isInt() || !success.isBoolean()) {
            return Status.UNKNOWN;
        }
        return success.booleanValue() ? Status.OK : Status.ERROR;
    }

    /** The status of a command; -1 while it still runs. */
    private static JsonNode exitCode(JsonNode event) {
        JsonNode extras = event.path("extras");
        JsonNode inMetadata = extras.path("metadata").path("exit_code");
        JsonNode inExtras = extras.path("exit_code");
        return inMetadata.isInt() ? inMetadata : inExtras.isInt() ? inExtras : event.path("exit_code");
    }
}
