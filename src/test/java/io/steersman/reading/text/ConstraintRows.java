package io.steersman.reading.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.provider.Arguments;

/** ConstraintRows of a tab-separated test resource; {@code \n} in a cell is a line end, a line that begins with {@code #} a remark. */
public final class ConstraintRows {

    private ConstraintRows() {}

    public static List<Arguments> rows(String resource) {
        try (InputStream in = ConstraintRows.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no table " + resource + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .map(ConstraintRows::cells)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Arguments cells(String line) {
        Object[] cells = line.replace("\\n", "\n").split("\t", -1);
        return Arguments.of(cells);
    }
}
