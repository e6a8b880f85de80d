package io.steersman.intake.recorded.amp;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.intake.recorded.Certainty;
import io.steersman.intake.recorded.Conversations;
import io.steersman.intake.recorded.Format;
import io.steersman.intake.recorded.Messages;
import io.steersman.intake.recorded.Notes;
import io.steersman.intake.recorded.Sample;
import io.steersman.intake.recorded.Source;
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
