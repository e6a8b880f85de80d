package io.steersman.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.access.Scope;
import io.steersman.api.access.Callers;
import io.steersman.api.access.Needs;
import io.steersman.api.runs.RunFilter;
import io.steersman.journal.Journal;
import io.steersman.reload.Active;
import io.steersman.reload.Releases;
import io.steersman.reload.Timeline;
import io.steersman.reload.Versions;
import io.steersman.report.HtmlReport;
import io.steersman.report.JudgeReport;
import io.steersman.report.Ledger;
import io.steersman.report.ReportJson;
import io.steersman.report.run.RunReader;
import io.steersman.report.run.Wanted;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What all runs show together. */
@Path("/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports")
@Needs(Scope.READ)
public final class ReportsApi {

    private final Callers callers;
    private final Journal journal;
    private final Active active;
    private final Versions versions;
    private final RunReader reader = new RunReader();

    ReportsApi(Callers callers, Journal journal, Releases releases) {
        this.active = releases.active();
        this.versions = releases.versions();
        this.callers = callers;
        this.journal = journal;
    }

    /** How common each fault is. */
    @GET
    @Path("prevalence")
    @Operation(
            operationId = "reportPrevalence",
            summary = "How common each fault is",
            description = "Shares of trajectories by category, subcategory and rule, each with counts and the 95 %"
                    + " interval. One trajectory may have several faults.")
    @APIResponse(
            responseCode = "200",
            description = "Shares of trajectories",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Report")))
    public ObjectNode prevalence(@BeanParam RunFilter filter) {
        return ReportJson.of(ledger(filter).prevalence());
    }

    /** Whose runs they are. */
    @GET
    @Path("trajectories")
    @Operation(
            operationId = "reportTrajectories",
            summary = "Trajectories by client, repository, model, day and rulebook",
            description =
                    "Of each part how many show a fault of the agent's own, and how many were told something. The rulebook is the"
                            + " version in force when a run began.")
    @APIResponse(
            responseCode = "200",
            description = "By the name of the grouping",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Report")))
    public ObjectNode trajectories(@BeanParam RunFilter filter) {
        return ReportJson.parts(ledger(filter));
    }

    /** What interventions brought. */
    @GET
    @Path("recovery")
    @Operation(
            operationId = "reportRecovery",
            summary = "What interventions brought",
            description =
                    "Faults from the moment when guidance was due, told and withheld, judged by the same rules; outcomes"
                            + " by category, rule, level and text version; steps and time to recovery; lag; cost.")
    @APIResponse(
            responseCode = "200",
            description = "Cases and outcomes",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Report")))
    public ObjectNode recovery(@BeanParam RunFilter filter) {
        return ReportJson.of(ledger(filter).recovery());
    }

    /** Rules by harm and help. */
    @GET
    @Path("rules")
    @Operation(operationId = "reportRules", summary = "Rules by harm and help, the most harmful first")
    @APIResponse(
            responseCode = "200",
            description = "One for each rule",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Reports")))
    public ArrayNode rules(@BeanParam RunFilter filter) {
        return ReportJson.of(ledger(filter).rules());
    }

    /** What a judge's answers are worth. */
    @GET
    @Path("judge")
    @Operation(
            operationId = "reportJudge",
            summary = "What a judge was asked, and what came of it",
            description =
                    "By class: answers, agreement with people and with rules of form, whether agents are told; tokens and"
                            + " cost in all and for each answer that people call right.")
    @APIResponse(
            responseCode = "200",
            description = "By class, and in all",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Reports")))
    public ObjectNode judge() {
        return ReportJson.of(judged());
    }

    /** All of it for a reader. */
    @GET
    @Path("html")
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "reportHtml", summary = "All reports as one HTML file")
    public String html(@BeanParam RunFilter filter) {
        Ledger ledger = ledger(filter);
        return HtmlReport.of(
                "%d trajectories of this service.".formatted(ledger.prevalence().trajectories()),
                ledger,
                Optional.of(judged()));
    }

    private JudgeReport judged() {
        return JudgeReport.read(journal, callers.tenant(), active.inForce());
    }

    private Ledger ledger(RunFilter filter) {
        Wanted wanted = filter.wanted();
        Ledger ledger = new Ledger(wanted, Timeline.of(versions.activations()));
        ledger.expect(active.inForce());
        reader.read(journal, callers.tenant(), wanted, ledger::add);
        return ledger;
    }
}
