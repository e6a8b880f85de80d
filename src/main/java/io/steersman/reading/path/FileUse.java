package io.steersman.reading.path;

import java.util.Arrays;
import java.util.Optional;

/** What a vocabulary may say that a file is. */
public enum FileUse {
    /** Nothing is said: its name and place decide. */
    UNKNOWN("", ""),
    /** A tool has made it, and can make it again. */
    GENERATED("generated", "generated files"),
    TEST("tests", "tests"),
    CONFIGURATION("configuration", "configuration"),
    DOCUMENTATION("documentation", "documentation");

    private final String display;
    private final String kind;

    FileUse(String display, String kind) {
        this.display = display;
        this.kind = kind;
    }

    /** As it is written in a vocabulary. */
    public String display() {
        return display;
    }

    /** Whether it is the kind of file that a limit names so. */
    public boolean isKind(String name) {
        return !kind.isEmpty() && kind.equals(name);
    }

    /** The use that is written so. */
    public static Optional<FileUse> named(String word) {
        return Arrays.stream(values())
                .filter(use -> use != UNKNOWN && use.display.equals(word))
                .findFirst();
    }
}
