package io.steersman.api;

import io.steersman.access.Scope;
import io.steersman.api.access.Asked;
import io.steersman.api.access.Callers;
import io.steersman.api.access.Needs;
import io.steersman.intervention.Level;
import io.steersman.journal.Journal;
import io.steersman.policy.GuidanceText;
import io.steersman.policy.Mode;
import io.steersman.policy.Policies;
import io.steersman.policy.Setting;
import io.steersman.reload.Active;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which policy values apply to which run. */
@Path("/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policies")
@Needs(Scope.READ)
public final class PoliciesApi {

    private static final int PAGE = 500;

    private final Callers callers;
    private final Active active;
    private final Journal journal;

    PoliciesApi(Callers callers, Active active, Journal journal) {
        this.callers = callers;
        this.active = active;
        this.journal = journal;
    }

    /**
     * What applies to a run.
     *
     * @param hash names the policy files in force
     * @param files those that apply, the most special first, each with its scope
     * @param values by place
     */
    @Schema(name = "ExplainedPolicies")
    record Explained(String hash, List<String> files, Map<String, Value> values) {}

    /**
     * A value and where it stands.
     *
     * @param value as in a policy file
     * @param file below the policies folder, empty for what is built in
     * @param line 1-based, 0 where there is none
     */
    record Value(Object value, String file, int line) {
        static Value of(Setting setting) {
            return new Value(plain(setting.value()), setting.file(), setting.line());
        }

        private static Object plain(Object value) {
            if (value instanceof Mode mode) {
                return mode.display();
            }
            if (value instanceof GuidanceText text) {
                return text.source();
            }
            return value instanceof List<?> levels
                    ? levels.stream()
                            .map(one -> one instanceof Level level ? level.display() : one)
                            .toList()
                    : value;
        }
    }

    /** Every value that applies to a run, with the file and line that says it. */
    @GET
    @Path("explain")
    @Operation(
            operationId = "explainPolicies",
            summary = "Which policy values apply to a run, and which file says so",
            description = "Of a trajectory by its id, or of any run that is described by the other parameters.")
    public Explained explain(
            @QueryParam("trajectory") @DefaultValue("") String trajectory,
            @QueryParam("client") @DefaultValue("") String client,
            @QueryParam("agent") @DefaultValue("") String agent,
            @QueryParam("model") @DefaultValue("") String model,
            @QueryParam("repository") @DefaultValue("") String repository,
            @QueryParam("tag") List<String> tags,
            @QueryParam("attended") @DefaultValue("") String attended) {
        Optional<Boolean> watched = attended.isEmpty() ? Optional.empty() : Optional.of(Boolean.parseBoolean(attended));
        Context context = trajectory.isEmpty()
                ? new Context(callers.tenant(), client, agent, model, repository, new TreeSet<>(tags), "", watched)
                : context(Asked.trajectory(journal, callers.id(trajectory)).id());
        Policies policies = active.inForce().policies();
        Map<String, Value> values = new TreeMap<>();
        policies.explain(context).forEach((place, setting) -> values.put(place, Value.of(setting)));
        return new Explained(policies.hash(), policies.files(context), values);
    }

    private Context context(TrajectoryId id) {
        Context context = Context.of(id.tenant(), "");
        int from = 0;
        List<Step> page;
        do {
            page = journal.steps(id, from, PAGE);
            for (Step step : page) {
                context = context.with(step);
            }
            from += page.size();
        } while (page.size() == PAGE);
        return context;
    }
}
