package io.steersman.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import io.steersman.policy.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing misspelt passes in silence: each is named with its line, its column and the word that is nearest. */
final class MisspellingsTest {

    private static final Path FOLDER = Path.of("src/test/resources/reload");
    private static final Map<String, String> GOOD = good();

    static List<Arguments> misspellings() throws IOException {
        return Files.readAllLines(FOLDER.resolve("misspellings.tsv")).stream()
                .skip(1)
                .map(line -> Arguments.of((Object[]) line.replace("\\n", "\n").split("\t", -1)))
                .toList();
    }

    @Test
    void whatTheyAreMadeOfIsGood() {
        // When
        List<Diagnostic> said = Checker.check(Shipped.sources().with(GOOD)).diagnostics();
        // Then
        assertThat(said).filteredOn(Diagnostic::isError).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("misspellings")
    void eachIsNamedWithItsPlaceAndTheNearestWord(String file, String right, String wrong, String meant) {
        // Given
        String text = GOOD.getOrDefault(file, "");
        Map<String, String> files = new TreeMap<>(GOOD);
        files.put(file, text.replace(right, wrong));
        // When
        List<Diagnostic> said = Checker.check(Shipped.sources().with(files)).diagnostics();
        // Then
        assertThat(text).contains(right);
        assertThat(said).filteredOn(Diagnostic::isError).anySatisfy(found -> {
            assertThat(found.file()).isEqualTo(file);
            assertThat(found.line()).isEqualTo(line(text, right, wrong));
            assertThat(found.column()).isPositive();
            assertThat(found.message()).contains("'" + meant + "'");
        });
    }

    /** The line of the first letter that is another. */
    private static int line(String text, String right, String wrong) {
        int same = 0;
        while (same < Math.min(right.length(), wrong.length()) && right.charAt(same) == wrong.charAt(same)) {
            same++;
        }
        return (int) text.substring(0, text.indexOf(right) + same)
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
    }

    private static Map<String, String> good() {
        Map<String, String> files = new TreeMap<>();
        Path folder = FOLDER.resolve("misspelt");
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.put("policies/shipped/default.yaml", Shipped.sources().policies().getOrDefault("default.yaml", ""));
        return files;
    }
}
