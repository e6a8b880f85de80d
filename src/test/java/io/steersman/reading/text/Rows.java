package io.steersman.reading.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Rows of a tab-separated file of cases, its first line naming the columns.
 *
 * <p>In a cell {@code \n}, {@code \t} and {@code \e} are a line end, a tab and the escape character, {@code \\} a
 * backslash; {@code -} alone is the empty text.
 */
public final class Rows {

    private Rows() {}

    public static List<Arguments> of(String file) {
        try (InputStream in = Rows.class.getResourceAsStream("/reading/keys/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no file of cases " + file + ".");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .map(Rows::cells)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Arguments cells(String line) {
        return Arguments.of(
                Arrays.stream(line.split("\t+", -1)).map(Rows::unescaped).toArray());
    }

    private static String unescaped(String cell) {
        if (cell.equals("-")) {
            return "";
        }
        return cell.replace("\\\\", "\u0000")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\e", "\u001b")
                .replace('\u0000', '\\');
    }
}
