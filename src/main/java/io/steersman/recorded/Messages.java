package io.steersman.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.steersman.trajectory.Instruction.Source;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Tokens;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the messages and items of a conversation in the words of all providers, which clients keep as they came.
 *
 * <p>Formats find the messages; what a message says is read here, so that none is read worse than the others.
 */
public final class Messages {

    private static final Set<String> AGENT =
            Set.of("assistant", "model", "ai", "gpt", "agent", "bot", "aimessage", "aimessagechunk");
    private static final Set<String> USER = Set.of("user", "human", "humanmessage");
    private static final Set<String> SYSTEM = Set.of("system", "developer", "systemmessage");
    private static final Set<String> TOOL =
            Set.of("tool", "function", "toolresult", "tool_result", "toolmessage", "observation", "function_response");

    private final Transcript transcript;
    private final Blocks blocks;
    private final Items items;
    private final WrittenCalls written;
    private int response;

    /** Reads messages into a transcript. */
    public Messages(Transcript transcript) {
        this.transcript = transcript;
        this.blocks = new Blocks(transcript);
        this.items = new Items(transcript);
        this.written = new WrittenCalls(transcript);
    }

    /** Whether a value is a message with a role that is known, and something said or called. */
    public static boolean isMessage(JsonNode value) {
        JsonNode message = inner(value);
        String role = role(message);
        boolean known = AGENT.contains(role) || USER.contains(role) || SYSTEM.contains(role) || TOOL.contains(role);
        return known && (!content(message).isMissingNode() || message.has("content") || message.has("tool_calls"));
    }

    /** Reads one message or item. */
    public void read(Value value) {
        JsonNode message = inner(value.json());
        if (Items.isItem(message) && !message.has("role")) {
            items.read(value, message);
            return;
        }
        Meta meta = value.meta().withAt(at(value.json()).or(() -> at(message)));
        String role = role(message);
        if (AGENT.contains(role)) {
            agent(meta, message);
        } else if (USER.contains(role)) {
            items.over();
            user(meta, message);
        } else if (SYSTEM.contains(role)) {
            system(meta, Contents.text(Results.first(message, "content", "parts", "value", "text", "system_prompt")));
        } else if (TOOL.contains(role)) {
            tool(meta, message);
        } else if (!role.startsWith("_")) {
            transcript.unknown("message of role \"%s\"".formatted(role), value.json());
        }
    }

    /** Adds what the system says. */
    public void system(Meta meta, String text) {
        transcript.instruct(meta, text, transcript.isOpening() ? Source.SYSTEM : Source.HARNESS);
    }

    /** Messages are wrapped in lines of logs, and serialised with their class beside them. */
    private static JsonNode inner(JsonNode value) {
        JsonNode message = value.path("message");
        if (message.isObject() && (message.has("role") || message.has("content"))) {
            return message;
        }
        if (value.path("kwargs").has("content") || value.path("data").has("content") && !value.has("role")) {
            return value.has("kwargs") ? value.path("kwargs") : value;
        }
        return value;
    }

    private static String role(JsonNode message) {
        JsonNode role = Results.first(message, "role", "from", "sender", "type");
        return role.asText("").toLowerCase(Locale.ROOT);
    }

    private static JsonNode content(JsonNode message) {
        JsonNode content = Results.first(message, "content", "parts", "value", "text");
        return content.isMissingNode() ? Results.first(message.path("data"), "content") : content;
    }

    private static Optional<Instant> at(JsonNode message) {
        JsonNode time = Results.first(message, "timestamp", "created_at", "createdAt", "created", "ts", "time", "date");
        return Times.of(time);
    }

    private void agent(Meta meta, JsonNode message) {
        items.over();
        Meta here = meta.withTurn("r" + ++response);
        String thought = Contents.text(Results.first(message, "reasoning_content", "reasoning", "thinking"));
        transcript.say(here, "", thought);
        said(here, message);
        JsonNode extra = message.path("additional_kwargs");
        JsonNode calls = message.path("tool_calls").isArray()
                        && !message.path("tool_calls").isEmpty()
                ? message.path("tool_calls")
                : extra.path("tool_calls");
        calls.forEach(call -> call(here, call));
        JsonNode single =
                message.path("function_call").isObject() ? message.path("function_call") : MissingNode.getInstance();
        if (single.has("name") && !calls.isArray()) {
            call(here, single);
        }
        message.path("toolInvocations").forEach(call -> blocks.invocation(here, call));
        written(here, message, calls.size() + (single.has("name") ? 1 : 0));
        transcript.cost(here.turn(), tokens(Results.first(message, "usage", "usage_metadata", "usageMetadata")));
    }

    /** A model without calls of its own writes them into its words. */
    private void written(Meta meta, JsonNode message, int calls) {
        if (calls == 0) {
            written.said(meta, words(content(message)));
        } else {
            written.called();
        }
    }

    private static String words(JsonNode content) {
        boolean only = content.isTextual()
                || content.isArray()
                        && content.size() == 1
                        && content.path(0).path("text").isTextual();
        return only ? Contents.text(content) : "";
    }

    private void user(Meta meta, JsonNode message) {
        if (!written.heard(meta, words(content(message)))) {
            content(meta, message, false);
        }
    }

    /** A message for the screen holds several responses of the model, each of which begins with a mark. */
    private void said(Meta meta, JsonNode message) {
        JsonNode content = content(message);
        if (content.isTextual()) {
            transcript.say(meta, WrittenCalls.without(content.textValue()), "");
            return;
        }
        if (!content.isArray()) {
            content(meta, message, true);
            return;
        }
        Meta here = meta;
        boolean acted = false;
        for (JsonNode block : content) {
            boolean begins = block.path("type").asText("").equals("step-start");
            if (begins && acted) {
                here = meta.withTurn("r" + ++response);
            }
            acted |= !begins;
            blocks.read(here, block, true);
        }
    }

    private void call(Meta meta, JsonNode call) {
        JsonNode function = Results.first(call, "function", "custom");
        JsonNode named = function.isObject() ? function : call;
        JsonNode input = Results.first(named, "arguments", "input", "args");
        transcript.call(meta, Results.call(call), named.path("name").asText(""), Contents.arguments(input));
    }

    private void content(Meta meta, JsonNode message, boolean agent) {
        JsonNode content = content(message);
        if (content.isArray()) {
            content.forEach(block -> blocks.read(meta, block, agent));
        } else if (!content.isMissingNode()) {
            blocks.read(meta, content, agent);
        }
    }

    /** A tool's message is its output, or is made of blocks each of which is one. */
    private void tool(Meta meta, JsonNode message) {
        items.over();
        JsonNode content = content(message);
        boolean several = content.isArray() && !content.isEmpty() && isResult(content.path(0));
        if (several) {
            content.forEach(block -> blocks.read(meta, block, false));
        } else {
            transcript.answer(Results.of(callOf(message), message, content).with(meta));
        }
    }

    private static String callOf(JsonNode message) {
        JsonNode id = Results.first(message, "tool_call_id", "toolCallId", "tool_use_id", "call_id");
        return id.asText("");
    }

    private static boolean isResult(JsonNode block) {
        String type = block.path("type").asText("");
        return type.equals("tool-result") || type.equals("tool_result") || block.has("functionResponse");
    }

    /** Tokens as providers count them. */
    public static Tokens tokens(JsonNode usage) {
        JsonNode input =
                Results.first(usage, "prompt_tokens", "input_tokens", "inputTokens", "promptTokenCount", "input");
        JsonNode output = Results.first(
                usage, "completion_tokens", "output_tokens", "outputTokens", "candidatesTokenCount", "output");
        long cached = Counts.sum(usage, "cache_read_input_tokens", "cache_creation_input_tokens");
        return new Tokens(Counts.of(input) + cached, Counts.of(output));
    }
}
