package io.steersman.client.cursor;

import io.steersman.recorded.Certainty;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.Trajectory;
import java.util.List;

/** The transcripts that Cursor kept of its agents as text, before it kept them as lines of JSON. */
public final class CursorText implements Format {

    private static final String USER = "user:";
    private static final List<String> AGENT = List.of("assistant:", "A:");
    private static final String QUERY = "<user_query>";

    @Override
    public String name() {
        return "cursor-transcript";
    }

    @Override
    public Certainty certainty(Sample sample) {
        String text = sample.text().stripLeading();
        boolean begins = text.startsWith(USER)
                && text.substring(USER.length()).stripLeading().startsWith("<");
        return begins && text.contains(QUERY)
                ? new Certainty(1, "the text begins with a user's query as Cursor writes them")
                : Certainty.NONE;
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        CursorWords words = new CursorWords(transcript);
        StringBuilder part = new StringBuilder();
        boolean agent = false;
        int response = 0;
        int begun = 1;
        int number = 0;
        for (String line : (Iterable<String>) source.text().lines()::iterator) {
            number++;
            boolean answers = AGENT.contains(line.strip());
            if (answers || line.strip().equals(USER)) {
                part(transcript, words, agent, response, begun, part);
                agent = answers;
                response++;
                begun = number;
            } else {
                part.append(line).append('\n');
            }
        }
        part(transcript, words, agent, response, begun, part);
        return transcript.finish();
    }

    private static void part(
            Transcript transcript, CursorWords words, boolean agent, int response, int line, StringBuilder part) {
        Meta meta = Meta.NONE.withPosition(Position.line(line));
        if (agent) {
            words.read(meta.withTurn("r" + response), part.toString().strip());
        } else {
            transcript.hear(meta, part.toString().strip());
        }
        part.setLength(0);
    }
}
