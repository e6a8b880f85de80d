package io.steersman.api.hooks;

import io.steersman.trajectory.Bounded;
import java.util.Map;

/**
 * Which agents were kept from stopping since their user spoke last: not every client says it, and some would be kept going for
 * ever. Thread-safe.
 */
public final class Stops {

    private static final int MOST = 10_000;

    private final Map<String, Boolean> kept = Bounded.byAge(MOST);

    /** Whether an agent was kept going. */
    synchronized boolean has(String agent) {
        return kept.containsKey(agent);
    }

    /** Notes that an agent is kept going. */
    synchronized void note(String agent) {
        kept.put(agent, true);
    }

    /** Notes that an agent's user has spoken. */
    synchronized void forget(String agent) {
        kept.remove(agent);
    }
}
