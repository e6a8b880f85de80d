package io.steersman.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplacedFileTest {

    @TempDir
    private Path folder;

    @Test
    void whatAnEarlierAttemptLeftHalfWrittenIsInNobodysWay() throws IOException {
        // Given
        Path file = folder.resolve("used.json");
        PrivateFiles.replace(file, "old");
        Files.writeString(folder.resolve("used.json.new"), "half of something much lon");
        // When
        PrivateFiles.replace(file, "new");
        // Then
        assertThat(file).hasContent("new");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }
}
