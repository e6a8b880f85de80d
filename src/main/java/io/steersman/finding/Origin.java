package io.steersman.finding;

import java.util.Locale;

/** Whose fault a finding is about. */
public enum Origin {
    /** The agent's own doing: what is counted and what it is steered back from. */
    AGENT,
    /** A service, the network, the machine or the harness: shown, and never held against the agent. */
    ENVIRONMENT;

    /** The name as written in JSON. */
    public String display() {
        return name().toLowerCase(Locale.ROOT);
    }
}
