package io.steersman.judge;

import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The classes of misbehaviour that a judge may name, from {@code judge/classes.tsv}, read once. */
public final class Classes {

    private static final Map<String, Row> ROWS = rows();

    private Classes() {}

    /**
     * What is known of a class.
     *
     * @param words where its quote must stand
     * @param meaning what a judge is told of it
     */
    record Row(Words words, String meaning) {}

    /** Where a quote must stand: whose words it must be. */
    enum Words {
        /** What the user said. */
        USER,
        /** What the agent said. */
        AGENT,
        /** What the agent said, or the calls that it made. */
        ACT;

        /** Whether a step holds such words: told by its kind, never by what stands in it. */
        boolean standIn(Step step) {
            return switch (this) {
                case USER -> Shown.isUser(step);
                case AGENT -> step instanceof AgentMessage;
                case ACT -> step instanceof AgentMessage || step instanceof ToolCall;
            };
        }
    }

    /** Their names, in the order of the file. */
    public static Set<String> names() {
        return Collections.unmodifiableSet(ROWS.keySet());
    }

    /** What is known of a class, if there is such. */
    static Optional<Row> find(String name) {
        return Optional.ofNullable(ROWS.get(name));
    }

    /** A line for each, for the judge. */
    static String described() {
        StringBuilder text = new StringBuilder();
        ROWS.forEach((name, row) -> text.append(text.isEmpty() ? "" : "\n")
                .append(name)
                .append(": ")
                .append(row.meaning()));
        return text.toString();
    }

    private static Map<String, Row> rows() {
        Map<String, Row> rows = new LinkedHashMap<>();
        text("classes.tsv")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .forEach(parts ->
                        rows.put(parts[0], new Row(Words.valueOf(parts[1].toUpperCase(Locale.ROOT)), parts[2])));
        return rows;
    }

    /** A resource of this package. */
    static String text(String name) {
        try (InputStream in = Classes.class.getResourceAsStream("/judge/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The program has no file '%s'.".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
