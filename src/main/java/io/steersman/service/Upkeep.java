package io.steersman.service;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.steersman.journal.WatchedJournal;
import io.steersman.supervision.RuleCosts;
import io.steersman.supervision.Trials;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Does each second what no request should wait for: gets one more rule ready to be timed, and keeps what was seen of what is
 * tried. Looks through the journal for what is damaged, at start and each day.
 */
@Singleton
final class Upkeep {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration CHECK = Duration.ofDays(1);

    private final RuleCosts costs;
    private final Trials trials;
    private final WatchedJournal journal;
    private final Background background;

    Upkeep(RuleCosts costs, Trials trials, WatchedJournal journal, Background background) {
        this.costs = costs;
        this.trials = trials;
        this.journal = journal;
        this.background = background;
    }

    void start(@Observes StartupEvent event) {
        background.every("rule-costs", EVERY, EVERY, costs::prepare);
        background.every("trials", EVERY, EVERY, trials::keep);
        background.every("journal-check", EVERY, CHECK, journal::check);
    }

    void stop(@Observes ShutdownEvent event) {
        trials.keep();
    }
}
