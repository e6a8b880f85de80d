package io.steersman.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.access.Scope;
import io.steersman.api.access.Callers;
import io.steersman.api.access.Needs;
import io.steersman.journal.Journal;
import io.steersman.reload.Active;
import io.steersman.report.HtmlReport;
import io.steersman.report.JudgeReport;
import io.steersman.report.Ledger;
import io.steersman.report.ReportJson;
import io.steersman.report.run.RunReader;
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
    private final RunReader reader = new RunReader();

    ReportsApi(Callers callers, Journal journal, Active active) {
        this.callers = callers;
        this.journal = journal;
        this.active = active;
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
    public ObjectNode prevalence() {
        return ReportJson.of(ledger().prevalence());
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
    public ObjectNode recovery() {
        return ReportJson.of(ledger().recovery());
    }

    /** Rules by harm and help. */
    @GET
    @Path("rules")
    @Operation(operationId = "reportRules", summary = "Rules by harm and help, the most harmful first")
    @APIResponse(
            responseCode = "200",
            description = "One for each rule",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Reports")))
    public ArrayNode rules() {
        return ReportJson.of(ledger().rules());
    }

    /** What a judge's answers are worth. */
    @GET
    @Path("judge")
    @Operation(
            summary = "What a judge was asked, and what came of it",
            description =
                    "By class: answers, agreement with people and with rules of form, whether agents are told; tokens and"
                            + " cost in all and for each answer that people call right.")
    public ObjectNode judge() {
        return ReportJson.of(judged());
    }

    /** All of it for a reader. */
    @GET
    @Path("html")
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "reportHtml", summary = "All reports as one HTML file")
    public String html() {
        Ledger ledger = ledger();
        return HtmlReport.of(
                "%d trajectories of this service.".formatted(ledger.prevalence().trajectories()),
                ledger,
                Optional.of(judged()));
    }

    private JudgeReport judged() {
        return JudgeReport.read(journal, callers.tenant(), active.inForce());
    }

    private Ledger ledger() {
        Ledger ledger = new Ledger();
        ledger.expect(active.inForce());
        reader.read(journal, callers.tenant(), ledger::add);
        return ledger;
    }
}
