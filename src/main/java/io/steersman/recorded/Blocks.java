package io.steersman.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.ToolResult;
import java.util.Set;

/**
 * Reads the blocks that a message is made of, in the words of all providers: text, thoughts, calls, results.
 *
 * <p>A block of another kind is counted as not understood, unless it is known to hold no words: an image, a mark of the client.
 */
public final class Blocks {

    private static final Set<String> NO_WORDS = Set.of(
            "image",
            "image_url",
            "input_image",
            "output_image",
            "file",
            "input_file",
            "audio",
            "input_audio",
            "video",
            "document",
            "redacted_thinking",
            "redactedThinking",
            "step-start",
            "step-finish",
            "source-url",
            "source-document",
            "source",
            "search_result",
            "container_upload",
            "cache_point",
            "summary_marker",
            "tool_reference",
            "toolConfirmationRequest",
            "actionRequired",
            "conversationCompacted",
            "systemNotification",
            "contextLengthExceeded",
            "summarizationRequested",
            "fallback",
            "video_url",
            "audio_url");

    private final Transcript transcript;

    /** Reads blocks into a transcript. */
    public Blocks(Transcript transcript) {
        this.transcript = transcript;
    }

    /** Whether a block is one of those that are read, words or none. */
    public static boolean isKnown(JsonNode block) {
        String type = block.path("type").asText("");
        return block.isTextual()
                || NO_WORDS.contains(type)
                || isWords(block, type)
                || isThought(block, type)
                || isCall(block, type)
                || isResult(block, type)
                || isBoth(type);
    }

    /**
     * Reads one block.
     *
     * @param agent whether it is the agent's, or stands in the user's place
     */
    public void read(Meta meta, JsonNode block, boolean agent) {
        String type = block.path("type").asText("");
        if (isBoth(type)) {
            both(meta, block, type);
        } else if (isCall(block, type)) {
            call(meta, block);
        } else if (isResult(block, type)) {
            answer(meta, block);
        } else if (isThought(block, type)) {
            transcript.say(meta, "", thought(block));
        } else if (isWords(block, type)) {
            words(meta, words(block), agent);
        } else if (!NO_WORDS.contains(type)) {
            unknown(block, type);
        }
    }

    /** Reads a call that holds its result, once it is there, wherever its client keeps it. */
    public void invocation(Meta meta, JsonNode call) {
        both(meta, call, "");
    }

    private void unknown(JsonNode block, String type) {
        boolean named = !type.isEmpty() || !block.fieldNames().hasNext();
        String kind = named
                ? "block of type \"%s\"".formatted(type)
                : "block with \"%s\"".formatted(block.fieldNames().next());
        transcript.unknown(kind, block);
    }

    private void words(Meta meta, String text, boolean agent) {
        if (agent) {
            transcript.say(meta, text, "");
        } else {
            transcript.hear(meta.withTurn(""), text);
        }
    }

    private static String words(JsonNode block) {
        return block.isTextual()
                ? block.textValue()
                : Contents.text(Results.first(block, "text", "content", "refusal"));
    }

    private static String thought(JsonNode block) {
        return Contents.text(Results.first(block, "thinking", "reasoning", "think", "text", "summary", "content"));
    }

    private static boolean isWords(JsonNode block, String type) {
        return switch (type) {
            case "text", "input_text", "output_text", "refusal", "summary_text" -> true;
            case "" ->
                block.isTextual()
                        || block.path("text").isTextual()
                                && !block.path("thought").asBoolean();
            default -> false;
        };
    }

    private static boolean isThought(JsonNode block, String type) {
        return switch (type) {
            case "thinking", "reasoning", "think", "reasoning_text", "thought" -> true;
            case "" -> block.path("thought").asBoolean() && block.path("text").isTextual();
            default -> false;
        };
    }

    private static boolean isCall(JsonNode block, String type) {
        return switch (type) {
            case "tool_use", "server_tool_use", "mcp_tool_use", "tool-call", "tool_call", "toolCall", "toolUse" -> true;
            case "toolRequest", "frontendToolRequest", "function_call", "functionCall", "function" -> true;
            case "" ->
                block.path("functionCall").isObject()
                        || block.path("function_call").isObject()
                        || block.path("toolUse").isObject();
            default -> false;
        };
    }

    private static boolean isResult(JsonNode block, String type) {
        return switch (type) {
            case "tool_result",
                    "tool-result",
                    "toolResult",
                    "toolResponse",
                    "function_response",
                    "tool_call_response" -> true;
            case "" ->
                block.path("functionResponse").isObject()
                        || block.path("function_response").isObject()
                        || block.path("toolResult").isObject();
            default -> type.endsWith("_tool_result");
        };
    }

    /** Parts that hold a call and, once it is there, its result: {@code tool-NAME}, {@code dynamic-tool}, {@code tool-invocation}. */
    private static boolean isBoth(String type) {
        boolean other = type.equals("tool-call") || type.equals("tool-result") || type.startsWith("tool-approval");
        return type.equals("dynamic-tool") || type.startsWith("tool-") && !other;
    }

    private void both(Meta meta, JsonNode block, String type) {
        JsonNode call = block.has("toolInvocation") ? block.path("toolInvocation") : block;
        String named = call.path("toolName").asText(type.startsWith("tool-") ? type.substring("tool-".length()) : "");
        String id = Results.call(call);
        transcript.call(meta, id, named, Contents.arguments(Results.first(call, "input", "args", "rawInput")));
        boolean over = call.has("output")
                || call.has("result")
                || call.has("errorText")
                || call.path("state").asText("").startsWith("output-");
        if (over) {
            JsonNode said = Results.first(call, "output", "result", "errorText");
            transcript.answer(Results.of(id, call, said).with(meta.withTurn("")));
        }
    }

    private void call(Meta meta, JsonNode block) {
        JsonNode call = Results.first(block, "functionCall", "function_call", "toolUse", "toolCall", "function");
        JsonNode inner = call.isObject() ? call : block;
        JsonNode named = inner.path("value").isObject() ? inner.path("value") : inner;
        String id = Results.call(block).isEmpty() ? Results.call(inner) : Results.call(block);
        transcript.call(
                meta,
                id,
                Results.first(named, "name", "toolName", "tool_name").asText(""),
                Contents.arguments(Results.first(named, "input", "arguments", "args", "parameters")));
    }

    /** That goose reached a tool, which it calls a success, does not say that the tool did well. */
    private void answer(Meta meta, JsonNode block) {
        JsonNode result = Results.first(block, "functionResponse", "function_response", "toolResult");
        JsonNode run = block.path("run");
        ToolResult told;
        if (run.isObject()) {
            told = Results.of(Results.call(block), run, Results.first(run, "result", "error"));
        } else if (!result.isObject()) {
            told = Results.of(block);
        } else {
            String id = Results.call(block).isEmpty() ? Results.call(result) : Results.call(block);
            JsonNode said = Results.first(result, "response", "value", "content", "error");
            boolean reached = block.path("type").asText("").equals("toolResponse")
                    && result.path("status").asText("").equals("success");
            told = Results.of(id, reached ? said : result, said);
        }
        transcript.answer(told.with(meta.withTurn("")));
    }
}
