package io.steersman.silence;

import io.steersman.finding.RuleId;
import io.steersman.trajectory.Context;
import java.time.Instant;

/**
 * For a while agents are not told what a rule earns: it is found, decided about and watched as ever, and then kept back.
 *
 * @param id names it
 * @param tenant whose runs it is about
 * @param rule a rule by its id, or a category; empty for all
 * @param client runs of this client, empty for any
 * @param repository runs on this repository, by its name or the last part of it; empty for any
 * @param model runs of this model, empty for any
 * @param from when it begins
 * @param until when it ends by itself
 * @param by who wants it, as they call themselves
 * @param reason why, in their words
 */
public record Silence(
        String id,
        String tenant,
        String rule,
        String client,
        String repository,
        String model,
        Instant from,
        Instant until,
        String by,
        String reason) {

    /** Whether it lasts at a moment. */
    public boolean lasts(Instant now) {
        return now.isBefore(until);
    }

    /** Whether it is about what a rule earns in a run. */
    public boolean covers(RuleId earned, Context run) {
        return run.tenant().equals(tenant)
                && (rule.isEmpty()
                        || earned.toString().equals(rule)
                        || earned.toString().startsWith(rule + "."))
                && (client.isEmpty() || client.equalsIgnoreCase(run.client()))
                && (model.isEmpty() || model.equalsIgnoreCase(run.model()))
                && (repository.isEmpty()
                        || repository.equals(run.repository())
                        || run.repository().endsWith("/" + repository));
    }

    /** The same, over at a moment. */
    Silence endedAt(Instant now) {
        return new Silence(id, tenant, rule, client, repository, model, from, now, by, reason);
    }

    /** Why something is kept back, for the record. */
    String why() {
        return "silenced%s until %s: %s".formatted(by.isEmpty() ? "" : " by " + by, until, reason);
    }
}
