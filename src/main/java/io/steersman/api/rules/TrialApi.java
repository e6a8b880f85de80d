package io.steersman.api.rules;

import io.steersman.access.Scope;
import io.steersman.api.access.Callers;
import io.steersman.api.access.Needs;
import io.steersman.api.access.Wish;
import io.steersman.api.problem.Failure;
import io.steersman.api.problem.ProblemKind;
import io.steersman.reload.InForce;
import io.steersman.reload.Releases;
import io.steersman.service.RulesAudit;
import io.steersman.supervision.Trial;
import io.steersman.supervision.Trials;
import io.steersman.trajectory.TrajectoryId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A candidate beside the active version, on live trajectories: in shadow, or in force for a share of them. */
@Path("/v1/rulebooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rulebooks")
@Needs(Scope.RULES_WRITE)
public final class TrialApi {

    private static final int MOST_PERCENT = 100;
    private static final int ERRORS = 3;
    private static final int MOST_ERRORS = 1_000_000;
    private static final int COST = 300;
    private static final int MOST_COST = 100_000;
    private static final int STEPS = 500;

    private final Callers callers;
    private final RulesAudit audit;
    private final Releases releases;
    private final Trials trials;
    private final InstantSource clock = InstantSource.system();

    TrialApi(Callers callers, RulesAudit audit, Releases releases, Trials trials) {
        this.callers = callers;
        this.audit = audit;
        this.releases = releases;
        this.trials = trials;
    }

    /** Begins to try a version. */
    @POST
    @Path("{hash}/try")
    @Consumes(MediaType.WILDCARD)
    @RequestBody(
            required = false,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "TrialWish")))
    @Operation(
            operationId = "beginTrial",
            summary = "Try a version on live trajectories",
            description =
                    "In shadow: it judges all trajectories beside the active version, its findings are kept apart and"
                            + " nobody is told. With {\"percent\": 10} it is in force for that share of the trajectories, chosen by"
                            + " their ids. With a key of the tenant local it is about the trajectories of all tenants, else about those"
                            + " of the key's tenant. It is taken back by itself when its rules fail more than \"errors\" (3) times, a step costs it"
                            + " more than \"cost\" (300) percent of what it costs the active version after \"steps\" (500) of either,"
                            + " or clearly fewer agents recover.")
    @APIResponse(responseCode = "200", description = "It is tried")
    @APIResponse(responseCode = "409", description = "Another tenant tries a version now")
    @APIResponse(responseCode = "422", description = "There is no such version, or this program cannot use it")
    public TrialJson begin(@PathParam("hash") String hash, InputStream body) {
        needTurn();
        Wish wish = Wish.read(body);
        Trial.Terms terms = new Trial.Terms(
                callers.tenant().equals(TrajectoryId.LOCAL) ? "" : callers.tenant(),
                wish.number("percent", 0, 0, MOST_PERCENT),
                wish.number("errors", ERRORS, 0, MOST_ERRORS),
                wish.number("cost", COST, 1, MOST_COST),
                wish.number("steps", STEPS, 1, Integer.MAX_VALUE),
                wish.who(),
                wish.why(),
                clock.millis());
        InForce candidate = releases.loaded(hash);
        TrialJson begun = TrialJson.of(trials.begin(candidate, terms).state(), "running", "");
        audit.noted(callers.now(), "rules.tried", candidate.hash(), (wish.who() + " " + wish.why()).trim());
        return begun;
    }

    /** How it does. */
    @GET
    @Path("trial")
    @Needs(Scope.READ)
    @Operation(operationId = "getTrial", summary = "What is tried now, or was tried last, and what was seen of it")
    @APIResponse(responseCode = "200", description = "How it does")
    @APIResponse(responseCode = "404", description = "Nothing was tried")
    public TrialJson trial() {
        return running()
                .map(now -> TrialJson.of(now.state(), "running", ""))
                .or(() -> trials.last()
                        .filter(ended -> ended.state().terms().isOpenTo(callers.tenant()))
                        .map(TrialApi::over))
                .orElseThrow(TrialApi::nothing);
    }

    /** Puts it in force for all. */
    @POST
    @Path("trial/promote")
    @Consumes(MediaType.WILDCARD)
    @RequestBody(
            required = false,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Wish")))
    @Operation(operationId = "promoteTrial", summary = "Put the version that is tried in force for all trajectories")
    @APIResponse(responseCode = "200", description = "What was seen of it")
    @APIResponse(responseCode = "404", description = "Nothing is tried")
    public TrialJson promote(InputStream body) {
        needTrial();
        Wish wish = Wish.read(body);
        TrialJson promoted =
                trials.promote(wish.who(), wish.why()).map(TrialApi::over).orElseThrow(TrialApi::nothing);
        audit.changed(callers.now(), releases.active().inForce(), (wish.who() + " " + wish.why()).trim());
        return promoted;
    }

    /** Takes it back. */
    @DELETE
    @Path("trial")
    @Operation(operationId = "endTrial", summary = "Take the version that is tried back")
    @APIResponse(responseCode = "200", description = "What was seen of it")
    @APIResponse(responseCode = "404", description = "Nothing is tried")
    public TrialJson takeBack() {
        needTrial();
        return trials.takeBack("It was taken back by a call.")
                .map(TrialApi::over)
                .orElseThrow(TrialApi::nothing);
    }

    /** What is tried now, as far as the caller may know. */
    private Optional<Trial> running() {
        return trials.current().filter(trial -> trial.terms().isOpenTo(callers.tenant()));
    }

    /** One version is tried at a time, and nobody ends what is another tenant's. */
    private void needTurn() {
        if (trials.current().isPresent() && running().isEmpty()) {
            throw new Failure(
                    ProblemKind.TRIED,
                    "Another tenant tries a version now, and only one can be tried at a time. Maybe wait until it is over.");
        }
    }

    private void needTrial() {
        if (running().isEmpty()) {
            throw nothing();
        }
    }

    private static TrialJson over(Trials.Ended ended) {
        return TrialJson.of(ended.state(), ended.promoted() ? "promoted" : "taken-back", ended.why());
    }

    private static Failure nothing() {
        return new Failure(ProblemKind.NOT_FOUND, "Nothing is tried. Maybe begin with POST /v1/rulebooks/{hash}/try.");
    }
}
