package io.steersman.reading.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Rows of {@code given → expected} in a file of cases; a line that begins with {@code # } and names the columns is none. */
public final class Table {

    private Table() {}

    public static Stream<Arguments> rows(String file) {
        try (InputStream in = Objects.requireNonNull(Table.class.getResourceAsStream("/reading/shell/" + file))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).filter(line -> line.indexOf('→') >= 0).map(Table::row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Arguments row(String line) {
        int arrow = line.indexOf('→');
        String given = line.substring(0, arrow);
        String expected = line.substring(arrow + 1).strip();
        return Arguments.of(
                given.endsWith(" ")
                        ? given.substring(0, given.length() - 1)
                                .replace('⏎', '\n')
                                .replace('⇥', '\t')
                        : given,
                expected);
    }

    public static String visible(String text) {
        return text.replace('\n', '⏎').replace('\t', '⇥');
    }
}
