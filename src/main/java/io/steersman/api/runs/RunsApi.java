package io.steersman.api.runs;

import io.steersman.access.Scope;
import io.steersman.api.access.Asked;
import io.steersman.api.access.Callers;
import io.steersman.api.access.Needs;
import io.steersman.journal.Journal;
import io.steersman.journal.TrajectoryEntry;
import io.steersman.reload.Releases;
import io.steersman.reload.Timeline;
import io.steersman.reload.Versions;
import io.steersman.report.run.RunReader;
import io.steersman.report.run.RunRecord;
import io.steersman.report.run.Wanted;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The latest runs, and those behind a figure of a report. */
@Path("/v1/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Runs")
@Needs(Scope.READ)
public final class RunsApi {

    private static final String DEFAULT_LIMIT = "50";
    private static final int MOST = 500;

    private final Callers callers;
    private final Journal journal;
    private final Versions versions;
    private final RunReader reader = new RunReader();

    RunsApi(Callers callers, Journal journal, Releases releases) {
        this.versions = releases.versions();
        this.callers = callers;
        this.journal = journal;
    }

    /** Which of them besides. */
    static final class Asking {
        @QueryParam("outcome")
        @DefaultValue("")
        @Parameter(description = "Those in which this became of a fault (of that rule): recovered, ignored, ...")
        private String outcome = "";

        @QueryParam("level")
        @DefaultValue("")
        @Parameter(description = "Those in which something was earned at this level (by that rule): notice, warn, ...")
        private String level = "";

        @QueryParam("day")
        @DefaultValue("")
        @Parameter(description = "Those that began on this day, in UTC")
        private String day = "";

        @QueryParam("rulebook")
        @DefaultValue("")
        @Parameter(description = "Those that began while this version was in force: the first 8 letters of its hash")
        private String rulebook = "";

        @QueryParam("named")
        @DefaultValue("")
        @Parameter(description = "Those whose id holds this")
        private String named = "";

        private boolean wants(RunRecord run, Wanted wanted, Timeline timeline) {
            return run.id().contains(named)
                    && (day.isEmpty() || day.equals(run.about().day()))
                    && (rulebook.isEmpty()
                            || rulebook.equals(timeline.at(run.about().began())))
                    && (outcome.isEmpty()
                            || run.judged().stream()
                                    .anyMatch(one ->
                                            one.outcome().kind().display().equals(outcome)))
                    && (level.isEmpty()
                            || run.given().stream()
                                    .anyMatch(one ->
                                            one.intervention().level().display().equals(level)))
                    && (wanted.rule().isEmpty() || run.seen().stream().anyMatch(seen -> !seen.shadow()));
        }
    }

    /** The latest. */
    @GET
    @Operation(
            operationId = "listRuns",
            summary = "The latest runs at a glance, the one heard of last first",
            description = "All of them, or those that are asked for.")
    public RunJson.Page runs(
            @BeanParam RunFilter filter,
            @BeanParam Asking asking,
            @QueryParam("limit") @DefaultValue(DEFAULT_LIMIT) String limit) {
        int most = Asked.number("limit", limit, MOST);
        Wanted wanted = filter.wanted();
        Timeline timeline = Timeline.of(versions.activations());
        List<RunJson> found = new ArrayList<>();
        reader.latest(journal, callers.tenant(), wanted, (entry, run) -> {
            if (wanted.wants(run) && asking.wants(wanted.of(run), wanted, timeline)) {
                found.add(json(entry, run));
            }
            return found.size() <= most;
        });
        return new RunJson.Page(found.subList(0, Math.min(most, found.size())), found.size() > most);
    }

    private RunJson json(TrajectoryEntry entry, RunRecord run) {
        return RunJson.of(
                entry,
                run,
                journal.steps(entry.id(), Math.max(0, entry.steps() - 1), 1).stream()
                        .findFirst());
    }
}
