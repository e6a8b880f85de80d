package io.steersman.experiment;

import java.util.Locale;
import java.util.Optional;

/** What is measured of each run: a numerator and a denominator, added up by unit. */
public enum Metric {
    /** Of faults whose guidance was due and that were decided before the run ended, those recovered from the first time. */
    RECOVERY(true, false, "faults recovered from"),
    /** Of tool calls, those that failed. */
    FAILED_CALLS(false, false, "tool calls that failed"),
    /** Of sessions, those with a failed tool call. */
    FAILING_SESSIONS(false, false, "sessions with a failed call"),
    /** Of sessions that tell it, by a label or by the client's last word, those that brought what they were for. */
    SUCCESS(true, false, "sessions that succeeded"),
    /** Tokens read and written, a session; of sessions that tell them. */
    TOKENS(false, true, "tokens a session"),
    /** What the tokens cost by the prices of the experiment, a session; of sessions that tell them. */
    COST(false, true, "cost of tokens a session"),
    /** How often a person interrupted the agent at work or refused a call, a session. */
    INTERVENTIONS_BY_PERSONS(false, true, "interventions by persons a session"),
    /** Steps a session. */
    STEPS(false, true, "steps a session"),
    /** Minutes from the first step to the last, a session; of sessions whose steps tell their times. */
    MINUTES(false, true, "minutes a session"),
    /** Interventions whose moment came, sent or withheld, a session. */
    INTERVENTIONS(false, true, "interventions due a session");

    private final boolean rising;
    private final boolean heavy;
    private final String words;

    Metric(boolean rising, boolean heavy, String words) {
        this.rising = rising;
        this.heavy = heavy;
        this.words = words;
    }

    /** Whether more is better. */
    public boolean isBetterHigh() {
        return rising;
    }

    /** Whether a few runs may outweigh all others: values beyond the 99th of a hundred count as that one. */
    boolean isHeavy() {
        return heavy;
    }

    /** In a few words. */
    public String words() {
        return words;
    }

    /** The name as written in files. */
    public String display() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of this name, or nothing. */
    static Optional<Metric> named(String name) {
        for (Metric metric : values()) {
            if (metric.display().equals(name)) {
                return Optional.of(metric);
            }
        }
        return Optional.empty();
    }
}
