package io.steersman.comparison;

/** An engine that knows the patterns. Used by one thread. */
public interface Contender {

    /** Opens a run that has no steps yet. */
    Run open(String run);

    /** One run. */
    interface Run {
        /** The {@link Pattern#bit() bits} of the patterns that the next step shows. */
        int judge(Event event);

        /** Lets go of all that is kept of it. */
        default void close() {}
    }
}
