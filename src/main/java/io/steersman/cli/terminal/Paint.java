package io.steersman.cli.terminal;

import io.steersman.finding.Severity;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.ColorScheme;

/** Colours text for a terminal, or leaves it as it is. */
public record Paint(boolean on) {

    private static final ColorScheme COLOURS = Help.defaultColorScheme(Ansi.ON);

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
        return paint(text, Style.bold);
    }

    public String dim(String text) {
        return paint(text, Style.faint);
    }

    public String severity(Severity severity, String text) {
        return switch (severity) {
            case INFO -> paint(text, Style.faint);
            case LOW -> paint(text, Style.fg_cyan);
            case MEDIUM -> paint(text, Style.fg_yellow);
            case HIGH -> paint(text, Style.fg_red);
            case CRITICAL -> paint(text, Style.bold, Style.fg_red);
        };
    }

    private String paint(String text, Style... styles) {
        return on ? COLOURS.apply(text, List.of(styles)).toString() : text;
    }
}
