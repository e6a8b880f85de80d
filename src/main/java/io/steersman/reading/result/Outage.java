package io.steersman.reading.result;

import java.util.Locale;

/** Which of its surroundings failed an agent, as far as the form of the failure tells. */
public enum Outage {
    /** None: a failure, if it is one, is the agent's own. */
    NONE,
    /** A service that it depends on answers that it is overloaded, limits its rate, or is broken: the model's provider, an API. */
    SERVICE,
    /** The network: names that are not resolved, hosts that are not reached. */
    NETWORK,
    /** The machine or the sandbox: no memory, no disk, no container. */
    MACHINE,
    /** The harness: it asked for a tool that it does not offer. */
    HARNESS;

    /** The name as a reader is told. */
    public String display() {
        return name().toLowerCase(Locale.ROOT);
    }
}
