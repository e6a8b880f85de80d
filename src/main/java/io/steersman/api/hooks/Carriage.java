package io.steersman.api.hooks;

import io.steersman.client.contract.Means;
import io.steersman.client.contract.Moment;
import io.steersman.intervention.Level;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether the reply to a hook event carries an intervention, and at which level.
 *
 * <p>What speaks to the model goes behind a result, never between a call and its result. A call is kept from running only by what
 * that call itself has earned, or by a halt. At a stop only warnings and above speak, and only once for one prompt. Where a client
 * cannot do what a level asks for, the next lower one that it can do is used.
 */
final class Carriage {

    private Carriage() {}

    /**
     * The level at which an intervention goes out with a reply, nothing when it has to wait.
     *
     * @param moment of the event
     * @param means what the reply can do
     * @param own whether the event itself has earned the intervention
     * @param keptGoing whether the agent was kept from stopping already
     * @param level of the intervention
     */
    static Optional<Level> level(Moment moment, Set<Means> means, boolean own, boolean keptGoing, Level level) {
        if (level == Level.HALT) {
            return halt(moment, means);
        }
        return switch (moment) {
            case BEFORE_CALL -> own ? before(means, level) : Optional.empty();
            case STOP ->
                means.contains(Means.CONTINUE) && !keptGoing && level.compareTo(Level.WARN) >= 0
                        ? Optional.of(Level.WARN)
                        : Optional.empty();
            default ->
                means.contains(Means.CONTEXT)
                        ? Optional.of(level.compareTo(Level.WARN) < 0 ? level : Level.WARN)
                        : Optional.empty();
        };
    }

    /** A run that cannot be ended is kept from its next call. */
    private static Optional<Level> halt(Moment moment, Set<Means> means) {
        if (means.contains(Means.END)) {
            return Optional.of(Level.HALT);
        }
        boolean denied = moment == Moment.BEFORE_CALL && means.contains(Means.DENY);
        return denied ? Optional.of(Level.BLOCK) : Optional.empty();
    }

    /** The level at which a call is kept from running for a fault of ours, where the reply can do that. */
    static Optional<Level> denial(Set<Means> means) {
        return before(means, Level.BLOCK);
    }

    private static Optional<Level> before(Set<Means> means, Level level) {
        if (level == Level.BLOCK && means.contains(Means.DENY)) {
            return Optional.of(Level.BLOCK);
        }
        boolean asked = level.compareTo(Level.ASK) >= 0 && means.contains(Means.ASK);
        return asked ? Optional.of(Level.ASK) : Optional.empty();
    }
}
