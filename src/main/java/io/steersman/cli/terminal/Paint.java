package io.steersman.cli.terminal;

import io.steersman.finding.Severity;

/** Colours text for a terminal, or leaves it as it is. */
public record Paint(boolean on) {

    /** When output is coloured. */
    public enum When {
        AUTO,
        ALWAYS,
        NEVER;

        public Paint on(Terminal terminal) {
            return new Paint(this == ALWAYS || this == AUTO && terminal.wantsColour());
        }
    }

    public String bold(String text) {
        return paint("1", text);
    }

    public String dim(String text) {
        return paint("2", text);
    }

    public String severity(Severity severity, String text) {
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
