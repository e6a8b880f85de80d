package io.steersman.cli;

import io.steersman.finding.Severity;

/** Colours text for a terminal, or leaves it as it is. */
record Paint(boolean on) {

    /** When output is coloured. */
    enum When {
        AUTO,
        ALWAYS,
        NEVER;

        Paint on(Terminal terminal) {
            return new Paint(this == ALWAYS || this == AUTO && terminal.wantsColour());
        }
    }

    String bold(String text) {
        return paint("1", text);
    }

    String dim(String text) {
        return paint("2", text);
    }

    String severity(Severity severity, String text) {
        return switch (severity) {
            case INFO -> paint("2", text);
            case LOW -> paint("36", text);
            case MEDIUM -> paint("33", text);
            case HIGH -> paint("31", text);
            case CRITICAL -> paint("1;31", text);
        };
    }

    private String paint(String code, String text) {
        return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
