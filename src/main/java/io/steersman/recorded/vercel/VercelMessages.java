package io.steersman.recorded.vercel;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Conversations;
import io.steersman.recorded.Format;
import io.steersman.recorded.Messages;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.trajectory.Trajectory;
import java.util.List;

/** Messages of Vercel's AI SDK: those for the model, whose blocks are {@code tool-call}, and those for the screen, which have parts. */
public final class VercelMessages implements Format {

    @Override
    public String name() {
        return "vercel-ai";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Conversations.certainty(
                sample, "a role and parts of the AI SDK", Messages::isMessage, VercelMessages::acts);
    }

    private static boolean acts(JsonNode message) {
        boolean acting = message.path("toolInvocations").isArray();
        for (String list : new String[] {"content", "parts"}) {
            for (JsonNode block : message.path(list)) {
                String type = block.path("type").asText("");
                acting |= type.startsWith("tool-") || type.equals("dynamic-tool") || type.equals("step-start");
            }
        }
        return acting && message.path("role").isTextual();
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        return Conversations.read(source, this, notes);
    }
}
