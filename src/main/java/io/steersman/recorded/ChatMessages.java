package io.steersman.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Tokens;

/** Reads what the messages of chat-completion APIs have in common, which several agents keep as they came. */
public final class ChatMessages {

    private ChatMessages() {}

    /** Adds the calls of an assistant message; their arguments are objects or JSON in a text. */
    public static void calls(Transcript transcript, Meta meta, JsonNode toolCalls) {
        for (JsonNode call : toolCalls) {
            JsonNode function = call.path("function");
            transcript.call(
                    meta,
                    call.path("id").asText(""),
                    function.path("name").asText(""),
                    Contents.arguments(function.path("arguments")));
        }
    }

    /** Tokens as the provider counted them. */
    public static Tokens tokens(JsonNode usage) {
        return new Tokens(Counts.sum(usage, "prompt_tokens"), Counts.sum(usage, "completion_tokens"));
    }
}
