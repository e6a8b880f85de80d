package io.steersman.recorded.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Conversations;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.trajectory.Trajectory;
import java.util.List;

/** Items of the Responses API: an array of them, a document with them, or one a line. */
public final class OpenAiResponses implements Format {

    @Override
    public String name() {
        return "openai-responses";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Conversations.certainty(
                sample, "a role or a type of the Responses API", OpenAiResponses::isItem, OpenAiResponses::isCall);
    }

    private static boolean isItem(JsonNode item) {
        String type = item.path("type").asText("message");
        boolean message = type.equals("message") && item.path("role").isTextual();
        return !item.has("timestamp") && (message || isCall(item) || type.equals("reasoning"));
    }

    private static boolean isCall(JsonNode item) {
        String type = item.path("type").asText("");
        boolean named = item.has("call_id") || item.has("id");
        return named && (type.endsWith("_call") || type.endsWith("_call_output")) && !item.has("session_id");
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        return Conversations.read(source, this, notes);
    }
}
