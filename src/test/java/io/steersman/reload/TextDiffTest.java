package io.steersman.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TextDiffTest {

    @Test
    void linesThatDifferStandWithTwoAroundThemBelowTheirPlace() {
        // When
        List<String> lines = TextDiff.of("a\nb\nc\nd\ne\nf\n", "a\nb\nc\nD\ne\nf\n");
        // Then
        assertThat(lines).containsExactly("@@ -2,5 +2,5 @@", " b", " c", "-d", "+D", " e", " f");
    }

    @Test
    void ofTextsThatAreTheSameNothingIsSaid() {
        // When
        List<String> lines = TextDiff.of("a\n", "a\n");
        // Then
        assertThat(lines).isEmpty();
    }

    @Test
    void textsThatNobodyReadsLineByLineAreCounted() {
        // Given
        String long1 = "a\n".repeat(3_000);
        String long2 = "b\n".repeat(3_000);
        // When
        List<String> lines = TextDiff.of(long1, long2);
        // Then
        assertThat(lines).containsExactly("-3000 lines", "+3000 lines");
    }
}
