package io.steersman.recorded.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Blocks;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Conversations;
import io.steersman.recorded.Format;
import io.steersman.recorded.Messages;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.trajectory.Trajectory;
import java.util.List;

/**
 * Messages of chat completions, and what other libraries made of them: an array of them, a document with them under any of the usual
 * names, one a line, or one conversation a line.
 */
public final class OpenAiChat implements Format {

    @Override
    public String name() {
        return "openai-chat";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Certainty.of(Conversations.messages(sample), "a role and content of a chat", OpenAiChat::isMessage);
    }

    private static boolean isMessage(JsonNode message) {
        return Messages.isMessage(message) && !message.has("parts") && hasKnownBlocks(message.path("content"));
    }

    private static boolean hasKnownBlocks(JsonNode content) {
        if (!content.isArray()) {
            return true;
        }
        for (JsonNode block : content) {
            if (!Blocks.isKnown(block)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        return Conversations.read(source, this, notes);
    }
}
