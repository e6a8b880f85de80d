package io.steersman.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.TrajectoryId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is kept of one trajectory, as it is carried from one journal to another: one JSON object a line, the first of which
 * says whose it is and how many of each kind follow.
 */
public record Kept(TrajectoryId id, Entries entries) {

    /** The version of the lines. */
    static final int FORMAT = 1;

    /** All that a journal has of a trajectory; nothing in it when there is no such. */
    public static Kept of(Journal journal, TrajectoryId id) {
        return new Kept(
                id,
                new Entries(
                        journal.steps(id, 0, Integer.MAX_VALUE),
                        journal.findings(id),
                        journal.interventions(id),
                        journal.outcomes(id),
                        journal.feedback(id),
                        journal.assignments(id),
                        journal.verdicts(id),
                        Optional.empty()));
    }

    /** The lines, without their ends. */
    public Stream<String> lines() {
        return Stream.of(
                        Stream.of(head().toString()),
                        entries.steps().stream().map(Bodies::of).map(body -> line("step", body)),
                        lines("finding", entries.findings()),
                        lines("intervention", entries.interventions()),
                        lines("outcome", entries.outcomes()),
                        lines("feedback", entries.feedback()),
                        lines("assignment", entries.assignments()),
                        lines("verdict", entries.verdicts()))
                .flatMap(each -> each);
    }

    private ObjectNode head() {
        ObjectNode head = Json.emptyObject();
        head.putObject("trajectory")
                .put("format", FORMAT)
                .put("tenant", id.tenant())
                .put("id", id.id())
                .put("step", entries.steps().size())
                .put("finding", entries.findings().size())
                .put("intervention", entries.interventions().size())
                .put("outcome", entries.outcomes().size())
                .put("feedback", entries.feedback().size())
                .put("assignment", entries.assignments().size())
                .put("verdict", entries.verdicts().size());
        return head;
    }

    private static Stream<String> lines(String kind, List<? extends Record> all) {
        return all.stream().map(Bodies::of).map(body -> line(kind, body));
    }

    private static String line(String kind, String body) {
        return "{\"%s\":%s}".formatted(kind, body);
    }
}
