package io.steersman.recorded.aider;

import io.steersman.recorded.Certainty;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code .aider.chat.history.md} of aider; each start of a chat is a trajectory of its own.
 *
 * <p>The user's lines begin with {@code ####}, aider's own with {@code >}, all else are the model's words. Edits stand in the words; what
 * became of them, and commands that were run, in aider's lines.
 */
public final class AiderHistory implements Format {

    private static final String START = "# aider chat started at ";

    @Override
    public String name() {
        return "aider";
    }

    @Override
    public Certainty certainty(Sample sample) {
        String text = sample.text();
        boolean marked = text.startsWith(START) || text.contains("\n" + START);
        return marked ? new Certainty(1, "the text has starts of aider's chats") : Certainty.NONE;
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        List<Trajectory> trajectories = new ArrayList<>();
        AiderChat chat = new AiderChat(new Transcript(source, this, notes));
        int number = 0;
        for (String line : (Iterable<String>) source.text().lines()::iterator) {
            number++;
            if (line.startsWith(START)) {
                trajectories.addAll(chat.finish());
                Transcript transcript = new Transcript(source, this, notes);
                transcript.identify(Transcript.fileName(source.name()) + " "
                        + line.substring(START.length()).strip());
                chat = new AiderChat(transcript);
            } else {
                chat.read(line, number);
            }
        }
        trajectories.addAll(chat.finish());
        return trajectories;
    }
}
