package io.steersman.intervention;

import java.util.Locale;
import java.util.Optional;

/** How strongly an intervention acts, from nothing to the end of the run, in this fixed order. */
public enum Level {
    /** Recorded, not sent. */
    OBSERVE,
    /** A soft hint. */
    NOTICE,
    /** A plain warning. */
    WARN,
    /** A person is asked. */
    ASK,
    /** The call is kept from running. */
    BLOCK,
    /** The run is ended. */
    HALT;

    /** The level of this name in lower case, or nothing. */
    public static Optional<Level> named(String name) {
        for (Level level : values()) {
            if (level.display().equals(name)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    /** The name as written in policies and JSON. */
    public String display() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this reaches the agent or a person. */
    public boolean isSent() {
        return this != OBSERVE;
    }
}
