package io.steersman.recorded.asciinema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Trajectory;
import java.util.List;

/**
 * Recordings of asciinema in all versions. Steps are what a terminal shows of them: commands behind a prompt, and calls as agents for the
 * terminal mark them, each with what was printed until the next.
 */
public final class AsciinemaCast implements Format {

    @Override
    public String name() {
        return "asciinema";
    }

    @Override
    public Certainty certainty(Sample sample) {
        String text = sample.text();
        boolean head = text.startsWith("{")
                && text.contains("\"version\"")
                && (text.contains("\"width\"") || text.contains("\"term\""));
        return head ? new Certainty(1, "the text begins with the head of a recording") : Certainty.NONE;
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        ScreenSteps steps = new ScreenSteps(transcript);
        steps.read(printed(source.text(), notes));
        return transcript.finish();
    }

    /** All that was printed. */
    private static String printed(String recording, Notes notes) {
        StringBuilder all = new StringBuilder();
        int broken = 0;
        for (String line : (Iterable<String>) recording.lines()::iterator) {
            JsonNode event = line.startsWith("[") ? Contents.list(line) : MissingNode.getInstance();
            if (event.size() >= 3 && event.path(1).asText("").equals("o")) {
                all.append(event.path(2).asText(""));
            } else if (line.startsWith("[") && !event.isArray() && broken++ == 0) {
                notes.aside("line that is no event");
            }
        }
        return all.toString();
    }
}
