package io.steersman.recorded.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Conversations;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.trajectory.Trajectory;
import java.util.List;
import java.util.Set;

/** Messages of Anthropic's API: an array of them, a document with them, one a line, or one conversation a line. */
public final class AnthropicMessages implements Format {

    private static final Set<String> ACTS =
            Set.of("tool_use", "tool_result", "server_tool_use", "mcp_tool_use", "thinking");
    private static final Set<String> WORDS = Set.of("text", "image", "document", "redacted_thinking", "search_result");

    @Override
    public String name() {
        return "anthropic-messages";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Conversations.certainty(
                sample,
                "a role and blocks of Anthropic's messages",
                AnthropicMessages::isMessage,
                AnthropicMessages::acts);
    }

    private static boolean isMessage(JsonNode message) {
        String role = message.path("role").asText("");
        boolean known = role.equals("user") || role.equals("assistant") || role.equals("system");
        JsonNode content = message.path("content");
        boolean foreign = message.has("tool_calls") || message.has("created") && message.has("metadata");
        return known && !foreign && (content.isTextual() || content.isArray() && areBlocks(content));
    }

    private static boolean areBlocks(JsonNode content) {
        for (JsonNode block : content) {
            String type = block.path("type").asText("");
            boolean amp = block.has("toolUseID");
            if (amp || !ACTS.contains(type) && !WORDS.contains(type) && !type.endsWith("_tool_result")) {
                return false;
            }
        }
        return true;
    }

    private static boolean acts(JsonNode message) {
        for (JsonNode block : message.path("content")) {
            if (ACTS.contains(block.path("type").asText(""))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        return Conversations.read(source, this, notes);
    }
}
