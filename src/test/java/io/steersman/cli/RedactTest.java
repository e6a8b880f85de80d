package io.steersman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RedactTest {

    private static final String SECRET = "glpat-" + "x9Y8".repeat(5);

    @TempDir
    private Path folder;

    private final Shell shell = new Shell();
    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("a.log"), "one\ntwo " + SECRET + "\nhouse-42\n");
    }

    @Test
    void theTextIsPrintedWithTokens() {
        // When
        int code = shell.run("redact", file);
        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).matches("one\ntwo \\[REDACTED:gitlab-token:\\w{6}]\nhouse-42\n");
    }

    @Test
    void aCheckNamesThePlaceAndNotTheSecret() {
        // When
        int code = shell.run("redact", "--check", file);
        // Then
        assertThat(code).isEqualTo(ExitCode.FINDINGS);
        assertThat(shell.out())
                .startsWith(file + ":2:5: gitlab-token [REDACTED:")
                .doesNotContain(SECRET);
    }

    @Test
    void patternsOfOnesOwnAreTriedToo() throws IOException {
        // Given
        Path table = Files.writeString(folder.resolve("ours.tsv"), "house\thouse-\thouse-\\d+\n");
        // When
        shell.run("redact", "--check", "--patterns", table, file);
        // Then
        assertThat(shell.out()).contains(":3:1: house ");
    }

    @Test
    void aTableThatCannotBeUsedIsNamedWithItsLine() throws IOException {
        // Given
        Path table = Files.writeString(folder.resolve("ours.tsv"), "house\n");
        // When
        int code = shell.run("redact", "--patterns", table, file);
        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).contains("ours.tsv", "line 1", "Maybe write");
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        // When
        int code = shell.run("redact", folder.resolve("none"));
        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).contains("cannot be read");
    }
}
