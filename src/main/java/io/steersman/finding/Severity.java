package io.steersman.finding;

import java.util.Locale;
import java.util.Optional;

/** A rule's view of how bad a fault is. What is done about it is for the policy to say. */
public enum Severity {
    INFO,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** The severity of this name in lower case, or nothing. */
    public static Optional<Severity> named(String name) {
        for (Severity severity : values()) {
            if (severity.display().equals(name)) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }

    /** The name as written in rules and JSON. */
    public String display() {
        return name().toLowerCase(Locale.ROOT);
    }
}
