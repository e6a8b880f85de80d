package io.steersman.service;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Says of each counter what it counts, for whoever reads {@code /q/metrics}; where they are counted would be too often. */
@Singleton
public final class MeterHelp implements MeterFilter {

    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("steersman.steps", "Steps that were accepted"),
            Map.entry("steersman.steps.unjudged", "Steps that took too long and were kept without being judged"),
            Map.entry("steersman.findings", "Faults seen for the first time, by rule"),
            Map.entry("steersman.interventions", "Interventions that were earned, by level"),
            Map.entry("steersman.deliveries", "Where interventions came on their way, by state"),
            Map.entry("steersman.outcomes", "What became of faults after somebody spoke, by outcome and voice"),
            Map.entry("steersman.judge.asked", "Questions to the judge, by what came of them"),
            Map.entry("steersman.judge.tokens", "Tokens that the judge read and wrote"),
            Map.entry("steersman.judge.took", "Time from a question to the judge to its answer"),
            Map.entry("steersman.rule.errors", "Rules that failed"),
            Map.entry("steersman.journal.failures", "What the journal did not take or give, by reason"),
            Map.entry("steersman.retention.forgotten", "Trajectories that were forgotten for their age or for room"),
            Map.entry("steersman.reloads", "Attempts to put changed files in force, by outcome"),
            Map.entry("steersman.requests.refused", "Requests that were not let in, by status"),
            Map.entry("steersman.hooks", "Hook events of clients, by what was answered"),
            Map.entry("steersman.unclear", "What came and was not understood, by who sent it"),
            Map.entry("steersman.background.failures", "Work beside requests that failed, by work"));

    @Override
    public Meter.Id map(Meter.Id id) {
        return Optional.ofNullable(TEXTS.get(id.getName()))
                .filter(text -> id.getDescription() == null)
                .map(text -> new Meter.Id(
                        id.getName(), Tags.of(id.getTagsAsIterable()), id.getBaseUnit(), text, id.getType()))
                .orElse(id);
    }
}
