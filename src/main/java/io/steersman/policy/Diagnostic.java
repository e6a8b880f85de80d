package io.steersman.policy;

import java.util.Comparator;

/**
 * Something wrong in a file that people edit, and where.
 *
 * @param file path below the folder it was read from, with {@code /}
 * @param line 1-based, 0 when it concerns the whole file
 * @param column 1-based, 0 when unknown
 * @param message a sentence that says what is wrong and, where it can, what to do
 */
public record Diagnostic(String file, int line, int column, String message) implements Comparable<Diagnostic> {

    private static final Comparator<Diagnostic> BY_PLACE = Comparator.comparing(Diagnostic::file)
            .thenComparingInt(Diagnostic::line)
            .thenComparingInt(Diagnostic::column)
            .thenComparing(Diagnostic::message);

    /** {@code file:line:column: message}. */
    public String display() {
        return "%s:%d:%d: %s".formatted(file, line, column, message);
    }

    @Override
    public int compareTo(Diagnostic other) {
        return BY_PLACE.compare(this, other);
    }
}
