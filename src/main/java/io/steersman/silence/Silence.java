package io.steersman.silence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.finding.RuleId;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Json;
import java.time.DateTimeException;
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
    public String why() {
        return "silenced%s until %s: %s".formatted(by.isEmpty() ? "" : " by " + by, until, reason);
    }

    /** This as JSON. */
    public ObjectNode json() {
        return Json.emptyObject()
                .put("id", id)
                .put("tenant", tenant)
                .put("rule", rule)
                .put("client", client)
                .put("repository", repository)
                .put("model", model)
                .put("from", from.toString())
                .put("until", until.toString())
                .put("by", by)
                .put("reason", reason);
    }

    /**
     * The silence of a JSON.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Silence read(JsonNode json) {
        try {
            return new Silence(
                    json.path("id").asText(),
                    json.path("tenant").asText(),
                    json.path("rule").asText(),
                    json.path("client").asText(),
                    json.path("repository").asText(),
                    json.path("model").asText(),
                    Instant.parse(json.path("from").asText()),
                    Instant.parse(json.path("until").asText()),
                    json.path("by").asText(),
                    json.path("reason").asText());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
