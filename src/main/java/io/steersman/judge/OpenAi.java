package io.steersman.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.judge.ModelFailure.Kind;
import io.steersman.trajectory.Json;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Everything that speaks like OpenAI: its own service, Gemini, and Ollama, vLLM or llama.cpp on this machine. */
final class OpenAi implements Model {

    /** Its own service. */
    static final String ADDRESS = "https://api.openai.com/v1";

    private final Web web;
    private final URI address;
    private final String name;
    private final String key;

    /**
     * @param address without the path of the call
     * @param key empty where none is needed
     */
    OpenAi(Web web, String address, String name, String key) {
        this.web = web;
        this.address = URI.create(address + "/chat/completions");
        this.name = name;
        this.key = key;
    }

    @Override
    public CompletableFuture<Reply> ask(Prompt prompt) {
        ObjectNode body = Json.emptyObject()
                .put("model", name)
                .put("max_tokens", Answers.MOST_TOKENS)
                .put("temperature", 0);
        body.putArray("messages")
                .add(Json.emptyObject().put("role", "system").put("content", prompt.system()))
                .add(Json.emptyObject().put("role", "user").put("content", prompt.user()));
        ObjectNode schema = body.putObject("response_format")
                .put("type", "json_schema")
                .putObject("json_schema")
                .put("name", "verdict")
                .put("strict", true);
        schema.set("schema", Answers.schema());
        Map<String, String> headers = key.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + key);
        CompletableFuture<JsonNode> call = web.post(address, headers, body);
        return Patient.passingOn(call, OpenAi::read);
    }

    private static Reply read(JsonNode answer) {
        JsonNode text = answer.path("choices").path(0).path("message").path("content");
        if (!text.isTextual()) {
            throw new ModelFailure(Kind.MALFORMED, "The answer has no text.");
        }
        JsonNode usage = answer.path("usage");
        return new Reply(
                text.textValue(),
                Reply.tokens(usage.path("prompt_tokens")),
                Reply.tokens(usage.path("completion_tokens")));
    }
}
