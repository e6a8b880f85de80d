package io.steersman.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.access.Scope;
import io.steersman.api.access.Callers;
import io.steersman.api.access.Needs;
import io.steersman.api.problem.Failure;
import io.steersman.api.problem.ProblemKind;
import io.steersman.experiment.Experiments;
import io.steersman.experiment.Findings;
import io.steersman.journal.Journal;
import io.steersman.reload.Active;
import io.steersman.report.experiment.ExperimentJson;
import io.steersman.report.experiment.ExperimentPage;
import io.steersman.report.experiment.ExperimentRuns;
import io.steersman.report.run.RunReader;
import io.steersman.supervision.EndedExperiments;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What experiments show. */
@Path("/v1/reports/experiments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports")
@Needs(Scope.READ)
public final class ExperimentsApi {

    private final Callers callers;
    private final Journal journal;
    private final Active active;
    private final EndedExperiments ended;
    private final RunReader reader = new RunReader();

    ExperimentsApi(Callers callers, Journal journal, Active active, EndedExperiments ended) {
        this.callers = callers;
        this.journal = journal;
        this.active = active;
        this.ended = ended;
    }

    /** All of them. */
    @GET
    @Operation(
            operationId = "reportExperiments",
            summary = "What experiments show so far",
            description =
                    "Of each experiment in policies/experiments: its arms, each metric of all units and of those in"
                            + " which something was due, with intervals and p values that hold at any look, checks, and what may be"
                            + " concluded.")
    @APIResponse(
            responseCode = "200",
            description = "One for each experiment",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Reports")))
    public ArrayNode all(@QueryParam("name") @DefaultValue("") String name) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (Findings findings : findings(name)) {
            ObjectNode one = ExperimentJson.of(findings);
            ObjectNode over = one.putObject("ended");
            String prefix = findings.experiment().name() + "/";
            ended.reasons().forEach((arm, why) -> {
                if (arm.startsWith(prefix)) {
                    over.put(arm.substring(prefix.length()), why);
                }
            });
            String end = ended.reasons().get(findings.experiment().endFor(callers.tenant()));
            if (end != null) {
                one.put("endedBecause", end);
            }
            json.add(one);
        }
        return json;
    }

    /** All of them for a reader. */
    @GET
    @Path("html")
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "reportExperimentsHtml", summary = "What experiments show so far, as one HTML file")
    public String html(@QueryParam("name") @DefaultValue("") String name) {
        return ExperimentPage.html(findings(name));
    }

    /** All of them for a terminal. */
    @GET
    @Path("text")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(operationId = "reportExperimentsText", summary = "What experiments show so far, as tables in plain text")
    public String text(@QueryParam("name") @DefaultValue("") String name) {
        return ExperimentPage.text(findings(name));
    }

    /** Of one, or of all where none is named. */
    private List<Findings> findings(String name) {
        Experiments all = active.inForce().experiments();
        Experiments wanted = name.isEmpty()
                ? all
                : new Experiments(List.of(all.find(name)
                        .orElseThrow(() ->
                                new Failure(ProblemKind.NOT_FOUND, "There is no experiment '%s'.".formatted(name)))));
        return ExperimentRuns.read(wanted, journal, callers.tenant(), reader);
    }
}
