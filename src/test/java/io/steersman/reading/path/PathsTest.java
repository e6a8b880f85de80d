package io.steersman.reading.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.reading.text.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class PathsTest {

    static Stream<Arguments> normalForms() {
        return Table.rows("normal.txt");
    }

    @ParameterizedTest
    @MethodSource("normalForms")
    void pathHasOneSpelling(String path, String expected) {
        // When
        String normal = Paths.normalise(path);

        // Then
        assertThat(normal).isEqualTo(expected);
    }

    static Stream<Arguments> matches() {
        return Table.rows("matches.txt");
    }

    @ParameterizedTest
    @MethodSource("matches")
    void patternNamesPaths(String pattern, String expected) {
        // Given
        String path = expected.substring(0, expected.lastIndexOf(' '));

        // When
        boolean matches = Paths.matches(pattern, path);

        // Then
        assertThat(path + " " + matches).isEqualTo(expected);
    }

    @Test
    void patternFullOfStarsIsMatchedAtOnce() {
        // Given
        String pattern = "**/*a*/".repeat(30) + "x";

        // When
        boolean matches = Paths.matches(pattern, "a/".repeat(200) + "y");

        // Then
        assertThat(matches).isFalse();
    }

    static Stream<Arguments> kinds() {
        return Table.rows("file-kinds.txt");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void pathTellsTheKindOfFile(String path, String expected) {
        // When
        List<String> kinds = new ArrayList<>();
        add(kinds, FileKinds.isTest(path), "test");
        add(kinds, FileKinds.isConfiguration(path), "conf");
        add(kinds, FileKinds.isLockFile(path), "lock");
        add(kinds, FileKinds.isContinuousIntegration(path), "ci");
        add(kinds, FileKinds.isDocumentation(path), "doc");
        add(kinds, FileKinds.isDependencyManifest(path), "deps");
        add(kinds, FileKinds.isTemporary(path), "temp");

        // Then
        assertThat(kinds.isEmpty() ? "-" : String.join(" ", kinds)).isEqualTo(expected);
    }

    private static void add(List<String> kinds, boolean is, String kind) {
        if (is) {
            kinds.add(kind);
        }
    }
}
