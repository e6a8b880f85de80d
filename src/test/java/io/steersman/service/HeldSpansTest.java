package io.steersman.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.steersman.recorded.otel.OtelSpan;
import io.steersman.redaction.CleanSteps;
import io.steersman.redaction.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HeldSpansTest {

    @TempDir
    Path folder;

    @Test
    void whatIsHeldIsThereAfterAKill() {
        // Given
        held().hold("acme", List.of(span("a", "x"), span("b", "y")));
        // When
        List<HeldSpans.Batch> left = held().left();
        // Then
        assertThat(left).singleElement().satisfies(batch -> {
            assertThat(batch.tenant()).isEqualTo("acme");
            assertThat(batch.spans()).containsExactly(span("a", "x"), span("b", "y"));
        });
    }

    @Test
    void whatIsRecordedOfAllItsTracesIsHeldNoLonger() {
        // Given
        HeldSpans held = held();
        HeldSpans.Batch batch = held.hold("acme", List.of(span("a", "x"), span("b", "y"), span("b", "z")));
        held.release(batch);
        assertThat(held().left()).hasSize(1);
        // When
        held.release(batch);
        // Then
        assertThat(held().left()).isEmpty();
    }

    @Test
    void noSecretIsWritten() throws IOException {
        // When
        held().hold("acme", List.of(span("a", "ghp_" + "aB3dE5gH7j".repeat(4).substring(0, 36))));
        // Then
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.toList()).singleElement().satisfies(file -> assertThat(Files.readString(file))
                    .contains("[REDACTED:")
                    .doesNotContain("ghp_"));
        }
    }

    @Test
    void withoutAFolderNothingIsWritten() {
        // Given
        HeldSpans held = new HeldSpans(Optional.empty(), new CleanSteps(Redaction.standard()));
        // When
        HeldSpans.Batch batch = held.hold("acme", List.of(span("a", "x")));
        // Then
        assertThat(batch.spans()).hasSize(1);
        assertThat(held.left()).isEmpty();
    }

    private HeldSpans held() {
        return new HeldSpans(Optional.of(folder), new CleanSteps(Redaction.standard()));
    }

    private static OtelSpan span(String trace, String text) {
        return new OtelSpan(trace, text, 1, 2, false, Map.of("gen_ai.tool.name", TextNode.valueOf(text)));
    }
}
