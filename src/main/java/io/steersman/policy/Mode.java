package io.steersman.policy;

import java.util.Locale;
import java.util.Optional;

/** How far a rule may go. */
public enum Mode {
    /** Its findings are dropped. */
    OFF,
    /** It is tried out: its findings are recorded, kept apart from all that counts, and never sent. */
    SHADOW,
    /** Its findings are recorded. */
    OBSERVE,
    /** Its findings earn interventions. */
    ENFORCE;

    /** The mode of this name in lower case, or nothing. */
    public static Optional<Mode> named(String name) {
        for (Mode mode : values()) {
            if (mode.display().equals(name)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    /** The name as written in policies. */
    public String display() {
        return name().toLowerCase(Locale.ROOT);
    }
}
