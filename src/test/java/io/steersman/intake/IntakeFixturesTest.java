package io.steersman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file in {@code intake/FORMAT/} is read as the file of the same name with {@code .expected} behind it says. */
class IntakeFixturesTest {

    private static final String EXPECTED = ".expected";

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void fileIsReadAsExpected(Path file) throws IOException {
        // Given
        List<String> expected = Files.readAllLines(folder().resolve(file + EXPECTED));

        // When
        Reading reading = Intake.read(folder().resolve(file));

        // Then
        assertThat(reading.format())
                .isEqualTo(Objects.requireNonNull(file.getParent()).toString());
        assertThat(Rendered.lines(reading)).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void formatIsToldFromTheContentAlone(Path file) throws IOException {
        // Given
        byte[] content = Files.readAllBytes(folder().resolve(file));

        // When
        Reading reading = Intake.read("<stdin>", content);

        // Then
        assertThat(reading.format())
                .isEqualTo(Objects.requireNonNull(file.getParent()).toString());
        assertThat(reading.trajectories()).isNotEmpty();
    }

    static Stream<Path> files() {
        return Intake.files(folder()).files().stream()
                .filter(file -> !file.toString().endsWith(EXPECTED))
                .map(file -> folder().relativize(file));
    }

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(IntakeFixturesTest.class.getResource("/intake"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
