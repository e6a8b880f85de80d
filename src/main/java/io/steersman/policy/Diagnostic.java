package io.steersman.policy;

import java.util.Comparator;
import java.util.Locale;

/**
 * Something wrong in a file that people edit, and where.
 *
 * @param file path below the folder it was read from, with {@code /}
 * @param line 1-based, 0 when it concerns the whole file
 * @param column 1-based, 0 when unknown
 * @param message a sentence that says what is wrong and, where it can, what to do
 * @param weight whether it keeps the file from coming into force
 */
public record Diagnostic(String file, int line, int column, String message, Weight weight)
        implements Comparable<Diagnostic> {

    /** How bad it is. */
    public enum Weight {
        /** The file does not come into force. */
        ERROR,
        /** A matter of style: it comes into force all the same. */
        WARNING;

        /** The name as written in JSON. */
        public String display() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Something that keeps the file from coming into force. */
    public Diagnostic(String file, int line, int column, String message) {
        this(file, line, column, message, Weight.ERROR);
    }

    private static final Comparator<Diagnostic> BY_PLACE = Comparator.comparing(Diagnostic::file)
            .thenComparingInt(Diagnostic::line)
            .thenComparingInt(Diagnostic::column)
            .thenComparing(Diagnostic::message)
            .thenComparing(Diagnostic::weight);

    /** Returns this as a matter of style. */
    public Diagnostic asWarning() {
        return new Diagnostic(file, line, column, message, Weight.WARNING);
    }

    /** Returns this with the path of its file below a folder. */
    public Diagnostic in(String folder) {
        return new Diagnostic(folder + "/" + file, line, column, message, weight);
    }

    /** Whether it keeps the file from coming into force. */
    public boolean isError() {
        return weight == Weight.ERROR;
    }

    /** {@code file:line:column: message}, or {@code file: message} when it concerns the whole file; a warning called so. */
    public String display() {
        String place = line == 0 ? file : "%s:%d:%d".formatted(file, line, column);
        return "%s: %s%s".formatted(place, isError() ? "" : "Warning: ", message);
    }

    @Override
    public int compareTo(Diagnostic other) {
        return BY_PLACE.compare(this, other);
    }
}
