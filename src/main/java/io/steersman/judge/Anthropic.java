package io.steersman.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.judge.ModelFailure.Kind;
import io.steersman.trajectory.Json;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Anthropic's models. They answer by a tool that they must use: all of them take that. */
final class Anthropic implements Model {

    /** Its own service. */
    static final String ADDRESS = "https://api.anthropic.com";

    private static final String VERSION = "2023-06-01";
    private static final String TOOL = "give_verdict";

    private final Web web;
    private final URI address;
    private final String name;
    private final String key;

    /**
     * @param address without the path of the call
     * @param key empty where none is needed
     */
    Anthropic(Web web, String address, String name, String key) {
        this.web = web;
        this.address = URI.create(address + "/v1/messages");
        this.name = name;
        this.key = key;
    }

    @Override
    public CompletableFuture<Reply> ask(Prompt prompt) {
        ObjectNode body = Json.emptyObject()
                .put("model", name)
                .put("max_tokens", Answers.MOST_TOKENS)
                .put("system", prompt.system());
        body.putArray("messages").add(Json.emptyObject().put("role", "user").put("content", prompt.user()));
        ObjectNode tool = Json.emptyObject().put("name", TOOL).put("description", "Gives the verdict.");
        tool.set("input_schema", Answers.schema());
        body.putArray("tools").add(tool);
        body.putObject("tool_choice").put("type", "tool").put("name", TOOL);
        Map<String, String> headers = key.isEmpty()
                ? Map.of("anthropic-version", VERSION)
                : Map.of("anthropic-version", VERSION, "x-api-key", key);
        return Patient.passingOn(web.post(address, headers, body), Anthropic::read);
    }

    private static Reply read(JsonNode answer) {
        JsonNode usage = answer.path("usage");
        for (JsonNode part : answer.path("content")) {
            if (part.path("type").asText().equals("tool_use")) {
                return new Reply(
                        part.path("input").toString(),
                        Reply.tokens(usage.path("input_tokens")),
                        Reply.tokens(usage.path("output_tokens")));
            }
        }
        throw new ModelFailure(Kind.MALFORMED, "The answer does not use the tool.");
    }
}
