package io.steersman.reading.shell;

import io.steersman.trajectory.Pieces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A table of forms of commands, each with what it means; the columns after the form are for the reader of the table. */
public final class CommandTable {

    private static final String VALUED = "@valued";
    private static final String DIVIDER = " \\| ";

    /**
     * One line.
     *
     * @param form the form of a command
     * @param columns what stands behind it
     * @param choices the same, each divided by {@code /}
     */
    public record Row(CommandForm form, List<String> columns, List<List<String>> choices) {

        Row(CommandForm form, List<String> columns) {
            this(
                    form,
                    columns,
                    columns.stream()
                            .map(column -> List.of(column.split(" / ", -1)))
                            .toList());
        }

        /** The choices of a column. */
        public List<String> choices(int column) {
            return choices.get(column);
        }
    }

    /**
     * A command that has the form of a line.
     *
     * @param row the line
     * @param words the operands that the form itself takes
     * @param operands the operands that follow the words of the form
     */
    public record Match(Row row, List<String> words, List<String> operands) {

        /**
         * What stands at a place.
         *
         * @param place a number counts the operands from 1, {@code all} is each of them, {@code last} the last one, {@code -x}
         *     the value of an option
         * @return empty when nothing stands there
         */
        public List<String> at(String place, List<String> arguments) {
            if (place.startsWith("-")) {
                String value = Operands.value(arguments, place);
                return value.isEmpty() ? List.of() : List.of(value);
            }
            if (place.equals("all")) {
                return operands;
            }
            int at = place.equals("last") ? operands.size() - 1 : Integer.parseInt(place) - 1;
            return at >= 0 && at < operands.size() ? List.of(operands.get(at)) : List.of();
        }
    }

    private final Map<String, List<Row>> rows = new HashMap<>();
    private final Map<String, Set<String>> valued = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();

    private CommandTable() {}

    /**
     * Reads a table of the program; empty lines and those that begin with # say nothing.
     *
     * @param name the name of its file below {@code /reading}
     */
    public static CommandTable shipped(String name) {
        try (InputStream stream = CommandTable.class.getResourceAsStream("/reading/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("The program has no file '%s'.".formatted(name));
            }
            return read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CommandTable read(String text) {
        CommandTable table = new CommandTable();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(table::line);
        return table;
    }

    private void line(String line) {
        List<String> columns = Pieces.between(line, "\t");
        if (columns.get(0).equals(VALUED)) {
            for (String program : CommandForm.choices(columns.get(1))) {
                valued.put(program, Set.of(columns.get(2).split(" ", -1)));
            }
            return;
        }
        if (line.startsWith("@")) {
            lists.put(columns.get(0), List.of(columns.get(1).split(DIVIDER, -1)));
            return;
        }
        Row row = new Row(CommandForm.of(columns.get(0)), List.copyOf(columns.subList(1, columns.size())));
        for (String program : row.form().programs()) {
            rows.computeIfAbsent(program, any -> new ArrayList<>(2)).add(row);
        }
    }

    /** What stands, divided by {@code |}, in the line that begins with a name such as {@code @harmless}. */
    public List<String> list(String name) {
        return lists.getOrDefault(name, List.of());
    }

    /** Whether any line is about a program. */
    public boolean knows(String program) {
        return rows.containsKey(program);
    }

    /** The lines whose form a command has, in the order of the table. */
    public List<Match> matches(Command command) {
        String program = Interpreters.isPython(command.program()) ? "python" : command.program();
        List<Row> known = rows.getOrDefault(program, List.of());
        if (known.isEmpty()) {
            return List.of();
        }
        List<String> operands = Operands.of(command.arguments(), valued.getOrDefault(program, Set.of()));
        List<Match> found = new ArrayList<>(1);
        for (Row row : known) {
            row.form()
                    .rest(command.arguments(), operands)
                    .ifPresent(rest ->
                            found.add(new Match(row, operands.subList(0, operands.size() - rest.size()), rest)));
        }
        return found;
    }
}
