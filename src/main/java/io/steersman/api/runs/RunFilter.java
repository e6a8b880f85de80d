package io.steersman.api.runs;

import io.steersman.api.problem.Failure;
import io.steersman.api.problem.ProblemKind;
import io.steersman.report.run.Wanted;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which runs and rules are asked for, by reports and by lists of runs alike. */
public final class RunFilter {

    @QueryParam("since")
    @DefaultValue("")
    @Parameter(description = "A day (2026-03-01), a time with its offset, or how long ago (7d, 12h)")
    private String since = "";

    @QueryParam("until")
    @DefaultValue("")
    @Parameter(description = "Likewise; a day is meant to its end")
    private String until = "";

    @QueryParam("client")
    @DefaultValue("")
    private String client = "";

    @QueryParam("repository")
    @DefaultValue("")
    private String repository = "";

    @QueryParam("model")
    @DefaultValue("")
    private String model = "";

    @QueryParam("rule")
    @DefaultValue("")
    @Parameter(description = "A rule by id or name, or a category; of runs, those in which it saw something")
    private String rule = "";

    /**
     * What is asked for, as of now.
     *
     * @throws Failure when a time cannot be read
     */
    public Wanted wanted() {
        try {
            return Wanted.of(since, until, client, repository, model, rule, System.currentTimeMillis());
        } catch (IllegalArgumentException e) {
            throw new Failure(ProblemKind.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
    }
}
