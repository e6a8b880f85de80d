package io.steersman.recorded.amp;

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

/** The threads of Amp: a document with an id and messages, whose results name their call as {@code toolUseID}. */
public final class AmpThread implements Format {

    @Override
    public String name() {
        return "amp";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Conversations.certainty(sample, "a role and blocks of Amp", Messages::isMessage, AmpThread::isMarked);
    }

    private static boolean isMarked(JsonNode message) {
        for (JsonNode block : message.path("content")) {
            if (block.has("toolUseID") || block.has("run")) {
                return true;
            }
        }
        return message.has("messageId")
                && message.path("content").isArray()
                && message.path("role").isTextual();
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        return Conversations.read(source, this, notes);
    }
}
