package io.steersman.api.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.steersman.access.Scope;
import io.steersman.api.access.Callers;
import io.steersman.api.access.Needs;
import io.steersman.finding.RuleId;
import io.steersman.journal.Journal;
import io.steersman.policy.Mode;
import io.steersman.reload.Activation;
import io.steersman.reload.Active;
import io.steersman.reload.LastChanges;
import io.steersman.reload.Releases;
import io.steersman.report.Ledger;
import io.steersman.report.RuleHealth;
import io.steersman.report.run.Effect;
import io.steersman.report.run.Rate;
import io.steersman.report.run.RunReader;
import io.steersman.rulebook.drl.RuleMetadata;
import io.steersman.service.Meters;
import io.steersman.service.RuleCost;
import io.steersman.service.Settings;
import io.steersman.supervision.RuleCosts;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the rules in force do on what is stored. */
@Path("/v1/rules/health")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rules")
@Needs(Scope.READ)
public final class RuleHealthApi {

    private static final int PERCENT = 100;

    private final Callers callers;
    private final Journal journal;
    private final Active active;
    private final Meters meters;
    private final RuleCosts costs;
    private final Settings.Health settings;
    private final LastChanges changes;
    private final RunReader reader = new RunReader();

    RuleHealthApi(
            Callers callers, Journal journal, Releases releases, Meters meters, RuleCosts costs, Settings settings) {
        this.active = releases.active();
        this.changes = new LastChanges(releases.versions());
        this.costs = costs;
        this.settings = settings.health();
        this.callers = callers;
        this.journal = journal;
        this.meters = meters;
    }

    /**
     * A rule's health.
     *
     * @param mode what the policy makes of it
     * @param findings faults that it saw
     * @param trajectories in which it saw any, of all that are stored
     * @param shadowed faults that it saw while it was only tried out
     * @param errors how often it failed since the service began
     * @param cost what it takes for a step, in microseconds
     * @param precision share of what people judged that they call right
     * @param recovery share of its interventions after which agents recovered
     * @param changed what brought the text that it has; absent when it is the same in all versions that are kept
     * @param warnings what is odd about it, in sentences
     */
    @Schema(name = "RuleHealth")
    record Health(
            String rule,
            String mode,
            int findings,
            Share trajectories,
            int shadowed,
            long errors,
            RuleCost cost,
            Share precision,
            Share recovery,

            @Schema(implementation = RulebookJson.Came.class) @JsonInclude(JsonInclude.Include.NON_ABSENT)
            Optional<RulebookJson.Came> changed,

            List<String> warnings) {}

    /**
     * A share with its 95 % interval (Wilson).
     *
     * @param part how many of them
     * @param all how many there are
     */
    @Schema(name = "ShareWithInterval")
    record Share(int part, int all, double low, double high) {
        static Share of(Rate rate) {
            return new Share(rate.part(), rate.all(), rate.low(), rate.high());
        }
    }

    /** All detection rules. */
    @GET
    @Operation(
            operationId = "listRuleHealth",
            summary =
                    "How often each rule fires, what it costs, whether it is right, whether it helps, and what is odd about it",
            description = "Counted over the stored trajectories; errors and costs since the service began.")
    public List<Health> health() {
        Active.State state = active.state();
        Ledger ledger = new Ledger();
        ledger.expect(state.inForce());
        reader.read(journal, callers.tenant(), ledger::add);
        int runs = ledger.prevalence().trajectories();
        Map<String, Activation> changed =
                changes.of(LastChanges.texts(state.inForce().sources()));
        Map<String, RuleHealth> known = new HashMap<>();
        ledger.rules().forEach(rule -> known.put(rule.rule(), rule));
        return state.inForce().rulebook().rules().stream()
                .filter(RuleMetadata::detects)
                .map(rule -> health(
                        rule,
                        state,
                        known.getOrDefault(
                                rule.id().toString(),
                                new RuleHealth(
                                        rule.id().toString(), 0, 0, 0, Effect.NONE, 0, 0, RuleHealth.Standing.UNKNOWN)),
                        runs,
                        Optional.ofNullable(changed.get(rule.id().toString()))))
                .toList();
    }

    private Health health(
            RuleMetadata about, Active.State state, RuleHealth counted, int runs, Optional<Activation> changed) {
        RuleId rule = about.id();
        Mode mode = state.inForce().policy().mode(rule);
        return new Health(
                rule.toString(),
                mode.display(),
                counted.findings(),
                Share.of(new Rate(Math.min(counted.runs(), runs), runs)),
                counted.shadowed(),
                meters.errors(rule.toString()),
                meters.cost(rule).orElse(RuleCost.NONE),
                Share.of(counted.precision()),
                Share.of(counted.effect().recovery()),
                changed.map(RulebookJson.Came::of),
                warnings(about, mode, state, counted, runs));
    }

    private List<String> warnings(RuleMetadata about, Mode mode, Active.State state, RuleHealth counted, int runs) {
        RuleId rule = about.id();
        List<String> warnings = new ArrayList<>();
        long errors = meters.errors(rule.toString());
        if (errors > 0) {
            warnings.add("It failed %d times. Maybe look into the log.".formatted(errors));
        }
        if (state.quarantined().containsKey(rule)) {
            warnings.add("It is left out: " + state.quarantined().get(rule));
        }
        boolean enough = runs >= settings.runs();
        if (enough && new Rate(Math.min(counted.runs(), runs), runs).value() > settings.most()) {
            warnings.add("It fires on more than %s of the trajectories. Maybe raise its limit."
                    .formatted(percent(settings.most())));
        }
        if (mode != Mode.OFF && costs.steps() >= settings.steps() && costs.isUnasked(about)) {
            warnings.add(
                    "It is enabled and was never evaluated: no step of the kind that it looks at has come since the "
                            + "service began. Maybe the client does not report such steps.");
        } else if (enough && mode != Mode.OFF && counted.findings() + counted.shadowed() == 0) {
            warnings.add("It is enabled and has never fired. Maybe backtest it on runs that show its fault.");
        }
        return warnings;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * PERCENT);
    }
}
