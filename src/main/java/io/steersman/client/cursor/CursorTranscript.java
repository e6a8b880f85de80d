package io.steersman.client.cursor;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Blocks;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Trajectory;
import java.util.List;

/** The transcripts that Cursor keeps of its agents, one message a line; results are not in all of them. */
public final class CursorTranscript implements Format {

    private static final String ENDED = "turn_ended";

    @Override
    public String name() {
        return "cursor-transcript";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return sample.any(CursorTranscript::isLine)
                ? Certainty.of(sample, "a role beside a message with blocks", value -> isLine(value) || isEnd(value))
                : Certainty.NONE;
    }

    private static boolean isLine(JsonNode value) {
        return value.path("role").isTextual()
                && value.path("message").path("content").isArray()
                && !value.has("type");
    }

    private static boolean isEnd(JsonNode value) {
        return value.path("type").asText("").equals(ENDED);
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        source.forEach(new Lines(transcript)::read, notes);
        return transcript.finish();
    }

    /**
     * Reads one line after the other. Between two messages of the agent something was done, even where no call is shown; messages
     * without a call between them are taken for one.
     */
    private static final class Lines {

        private final Transcript transcript;
        private final Blocks blocks;
        private final CursorWords words;
        private int response = 1;

        Lines(Transcript transcript) {
            this.transcript = transcript;
            this.blocks = new Blocks(transcript);
            this.words = new CursorWords(transcript);
        }

        void read(Value line) {
            if (isEnd(line.json())) {
                response++;
                return;
            }
            String role = line.text("role");
            boolean agent = role.equals("assistant");
            if (!isLine(line.json()) || !agent && !role.equals("user") && !role.equals("tool")) {
                transcript.unknown("line of role \"%s\"".formatted(role), line.json());
                return;
            }
            boolean acted = !agent;
            for (JsonNode block : line.json().path("message").path("content")) {
                acted |= block(agent ? line.meta().withTurn("r" + response) : line.meta(), block, agent);
            }
            response += acted ? 1 : 0;
        }

        private boolean block(Meta meta, JsonNode block, boolean agent) {
            if (agent && block.path("type").asText("").equals("text")) {
                return words.read(meta, block.path("text").asText(""));
            }
            blocks.read(meta, block, agent);
            return block.path("type").asText("").equals("tool_use");
        }
    }
}
