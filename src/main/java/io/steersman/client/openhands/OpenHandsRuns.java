package io.steersman.client.openhands;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;

/** The {@code output.jsonl} of OpenHands evaluations: one run a line, with its events in {@code history}. */
public final class OpenHandsRuns implements Format {

    @Override
    public String name() {
        return "openhands";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Certainty.of(
                sample,
                "a history of OpenHands events",
                value -> isHistory(value.path("history")) || isHistory(value.path("events")));
    }

    private static boolean isHistory(JsonNode history) {
        JsonNode first = history.path(0);
        return OpenHandsEvents.isEvent(first.isArray() ? first.path(0) : first);
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        List<Trajectory> trajectories = new ArrayList<>();
        source.forEach(run -> trajectories.addAll(run(source, run, notes)), notes);
        return trajectories;
    }

    private List<Trajectory> run(Source source, Value run, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        transcript.identify(name(run));
        OpenHandsLog log = new OpenHandsLog(transcript);
        JsonNode history = run.json().has("history")
                ? run.json().path("history")
                : run.json().path("events");
        int index = 0;
        for (JsonNode entry : history) {
            int line = run.position().line();
            Position position = new Position(line, entry.path("id").asText(Integer.toString(index++)));
            if (entry.isArray()) {
                entry.forEach(event -> log.read(new Value(position, event)));
            } else {
                log.read(new Value(position, entry));
            }
        }
        String error = run.text("error");
        if (!error.isEmpty() && !error.equals("null")) {
            transcript.end(Meta.NONE.withPosition(Position.line(run.position().line())), error);
        }
        List<Trajectory> read = transcript.finish();
        if (read.isEmpty()) {
            notes.add(new Problem(run.position().line(), "/history", "The run has no events."));
        }
        return read;
    }

    private static String name(Value run) {
        JsonNode issue = run.json().path("issue");
        return issue.isObject()
                ? "%s/%s#%s"
                        .formatted(
                                issue.path("owner").asText(""),
                                issue.path("repo").asText(""),
                                issue.path("number").asText(""))
                : run.text("instance_id");
    }
}
