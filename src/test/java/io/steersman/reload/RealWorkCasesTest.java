package io.steersman.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Corpus;
import io.steersman.Shipped;
import io.steersman.policy.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kinds of wrong words and of misses that people met in real work, as cases in the rules' own format. */
final class RealWorkCasesTest {

    private static final String PLACE = "# goes into rules/";

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Corpus.root().resolve("real-work-cases"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachComesOutAsExpected(Path file) throws IOException {
        // Given
        String text = Files.readString(file);
        String place = text.lines().findFirst().orElse("").replace(PLACE, "");
        List<Diagnostic> diagnostics = new ArrayList<>();
        // When
        List<CaseGate.Outcome> outcomes = CaseGate.outcomes(Shipped.inForce(), Map.of(place, text), diagnostics);
        // Then
        assertThat(diagnostics).isEmpty();
        assertThat(outcomes).isNotEmpty().allMatch(outcome -> outcome.failure().isEmpty());
    }
}
