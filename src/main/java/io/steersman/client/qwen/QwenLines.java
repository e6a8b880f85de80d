package io.steersman.client.qwen;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.client.gemini.GeminiEvents;
import io.steersman.recorded.Blocks;
import io.steersman.recorded.Messages;
import io.steersman.recorded.Results;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Meta;
import java.util.HashSet;
import java.util.Set;

/** Reads the lines of one Qwen Code session. What came of a call stands in its part and, as the client saw it, beside it. */
final class QwenLines {

    private final Transcript transcript;
    private final Blocks blocks;
    private final Set<String> seen = new HashSet<>();

    QwenLines(Transcript transcript) {
        this.transcript = transcript;
        this.blocks = new Blocks(transcript);
    }

    void read(Value line) {
        transcript.identify(line.text("sessionId"));
        if (!line.text("uuid").isEmpty() && !seen.add(line.text("uuid"))) {
            return;
        }
        JsonNode parts = line.json().path("message").path("parts");
        if (!parts.isArray() && !line.text("type").equals("system")) {
            transcript.unknown("line of type \"%s\" without parts".formatted(line.text("type")), line.json());
            return;
        }
        switch (line.text("type")) {
            case "user" -> parts.forEach(part -> blocks.read(line.meta(), part, false));
            case "assistant" -> assistant(line, parts);
            case "tool_result" -> parts.forEach(part -> answer(line, part));
            case "system" -> system(line);
            default -> transcript.unknown("line of type \"%s\"".formatted(line.text("type")), line.json());
        }
    }

    private void assistant(Value line, JsonNode parts) {
        Meta meta = line.meta().withTurn(line.text("uuid"));
        parts.forEach(part -> blocks.read(meta, part, true));
        transcript.cost(meta.turn(), Messages.tokens(line.json().path("usageMetadata")));
    }

    private void answer(Value line, JsonNode part) {
        JsonNode response = part.path("functionResponse");
        if (!response.isObject()) {
            blocks.read(line.meta(), part, false);
            return;
        }
        JsonNode seenByClient = line.json().path("toolCallResult");
        String id = response.path("id").asText(seenByClient.path("callId").asText(""));
        JsonNode said = Results.first(response.path("response"), "output", "error");
        JsonNode output = said.isMissingNode() ? response.path("response") : said;
        JsonNode told = seenByClient.isObject() ? seenByClient : response.path("response");
        transcript.answer(GeminiEvents.coded(Results.of(id, told, output)).with(line.meta()));
    }

    private void system(Value line) {
        if (line.text("subtype").contains("compress")) {
            transcript.compact(line.meta());
        }
    }
}
