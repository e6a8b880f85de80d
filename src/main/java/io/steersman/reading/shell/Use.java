package io.steersman.reading.shell;

import java.util.Arrays;
import java.util.Optional;

/** What a vocabulary may say that a command does. */
public enum Use {
    /** Nothing is said: what is known of the program decides. */
    UNKNOWN(""),
    POLL("polls"),
    READ("reads"),
    SEARCH("searches"),
    CHECK("checks"),
    TEST("tests"),
    SERVE("serves"),
    MIGRATE("migrates"),
    DEPLOY("deploys"),
    DESTROY("destroys"),
    /** It does its work, whatever its name makes one think. */
    RUN("runs");

    private final String display;

    Use(String display) {
        this.display = display;
    }

    /** As it is written in a vocabulary. */
    public String display() {
        return display;
    }

    /** The use that is written so. */
    public static Optional<Use> named(String word) {
        return Arrays.stream(values())
                .filter(use -> use != UNKNOWN && use.display.equals(word))
                .findFirst();
    }
}
