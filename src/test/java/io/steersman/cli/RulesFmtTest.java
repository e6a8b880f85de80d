package io.steersman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RulesFmtTest {

    private static final String WILD =
            "package rules.house.wild\nrule \"wild\" // mine\nwhen Action(open()) then insert(1); end\n";
    private static final String TAME = """
            package rules.house.wild;

            rule "wild" // mine
            when
                Action( open() )
            then
                insert( 1 );
            end
            """;

    @TempDir
    private Path folder;

    private Path wild;

    @BeforeEach
    void writeAFile() throws IOException {
        wild = Files.createDirectories(folder.resolve("house")).resolve("wild.drl");
        Files.writeString(wild, WILD);
    }

    @Test
    void filesBelowAFolderAreFormattedAndNamed() throws IOException {
        // Given
        Shell shell = new Shell();
        // When
        int code = shell.run("rules", "fmt", folder);
        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(shell.out().strip()).isEqualTo(wild.toString());
        assertThat(wild).hasContent(TAME);
        try (Stream<Path> left = Files.list(wild.resolveSibling(""))) {
            assertThat(left).containsExactly(wild);
        }
    }

    @Test
    void aCheckNamesThemAndChangesNothing() throws IOException {
        // Given
        Shell shell = new Shell();
        // When
        int code = shell.run("rules", "fmt", "--check", folder);
        // Then
        assertThat(code).isEqualTo(ExitCode.FINDINGS);
        assertThat(shell.out().strip()).isEqualTo(wild.toString());
        assertThat(Files.readString(wild)).isEqualTo(WILD);
    }

    @Test
    void aCheckOfFormattedFilesSaysNothing() throws IOException {
        // Given
        Files.writeString(wild, TAME);
        Shell shell = new Shell();
        // When
        int code = shell.run("rules", "fmt", "--check", wild);
        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void aBrokenFileIsNamedAndLeftAndTheOthersAreFormatted() throws IOException {
        // Given
        Path broken = Files.writeString(folder.resolve("broken.drl"), "rule \"x\" when Action( then end");
        Shell shell = new Shell();
        // When
        int code = shell.run("rules", "fmt", folder);
        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).startsWith(broken + ":");
        assertThat(broken).hasContent("rule \"x\" when Action( then end");
        assertThat(wild).hasContent(TAME);
    }

    @Test
    void standardInputIsFormattedToStandardOutput() {
        // Given
        Shell shell = new Shell().input(WILD);
        // When
        int code = shell.run("rules", "fmt", "-");
        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).isEqualTo(TAME);
    }

    @Test
    void aLinkStaysALink() throws IOException {
        // Given
        Path link = Files.createSymbolicLink(folder.resolve("linked.drl"), wild);
        // When
        new Shell().run("rules", "fmt", link);
        // Then
        assertThat(link).isSymbolicLink();
        assertThat(wild).hasContent(TAME);
    }

    @Test
    void aPathThatIsNotThereIsRefused() {
        // Given
        Shell shell = new Shell();
        // When
        int code = shell.run("rules", "fmt", folder.resolve("absent"));
        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).contains("There is nothing at");
    }
}
