package io.steersman.intake.recorded.cursor;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.intake.recorded.Blocks;
import io.steersman.intake.recorded.Certainty;
import io.steersman.intake.recorded.Format;
import io.steersman.intake.recorded.Notes;
import io.steersman.intake.recorded.Sample;
import io.steersman.intake.recorded.Source;
import io.steersman.intake.recorded.Transcript;
import io.steersman.intake.recorded.Value;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Trajectory;
import java.util.List;

/** The transcripts that Cursor keeps of its agents, one message a line; results are not in all of them. */
public final class CursorTranscript implements Format {

    @Override
    public String name() {
        return "cursor-transcript";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Certainty.of(sample, "a role beside a message with blocks", CursorTranscript::isLine);
    }

    private static boolean isLine(JsonNode value) {
        return value.path("role").isTextual()
                && value.path("message").path("content").isArray()
                && !value.has("type");
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        Blocks blocks = new Blocks(transcript);
        source.forEach(line -> line(transcript, blocks, line), notes);
        return transcript.finish();
    }

    private static void line(Transcript transcript, Blocks blocks, Value line) {
        boolean agent = line.text("role").equals("assistant");
        if (!isLine(line.json())
                || !agent
                        && !line.text("role").equals("user")
                        && !line.text("role").equals("tool")) {
            transcript.unknown("line of role \"%s\"".formatted(line.text("role")), line.json());
            return;
        }
        Meta meta = agent ? line.meta().withTurn("r" + line.position().line()) : line.meta();
        line.json().path("message").path("content").forEach(block -> blocks.read(meta, block, agent));
    }
}
