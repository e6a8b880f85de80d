package io.steersman.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.finding.RuleId;
import io.steersman.policy.Diagnostic;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {

    private static final RuleId RULE = RuleId.parse("a.b.c");

    @Test
    void whatIsSaidOfARuleOnSeveralKindsOfRunsAddsUp() {
        // Given
        String table = "rule\truns\tread\tright\tdebatable\twrong\twhen\n# said\na.b.c\tours\t4\t3\t1\t0\t2026-11\n"
                + "a.b.c\ttheirs\t2\t1\t0\t1\t2026-12\n";

        // When
        Evidence.Tables tables = Evidence.read(Map.of("evidence.tsv", table));

        // Then
        assertThat(tables.diagnostics()).isEmpty();
        assertThat(tables.of(RULE)).isEqualTo(new Evidence(6, 4, 1, 1));
        assertThat(tables.lines().get(RULE))
                .containsExactly(
                        "4 read, 3 right, 1 debatable on ours (2026-11)",
                        "2 read, 1 right, 1 wrong on theirs (2026-12)");
    }

    @ParameterizedTest
    @CsvSource({"0, 0, false", "2, 2, false", "3, 3, true", "3, 2, false", "10, 9, true", "10, 8, false", "39, 36, true"
    })
    void threeReadAndNineOfTenRightSuffice(int read, int right, boolean suffices) {
        // Given
        Evidence evidence = new Evidence(read, right, 0, read - right);

        // When
        boolean told = evidence.suffices();

        // Then
        assertThat(told).isEqualTo(suffices);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a.b.c;ours;4;3;0;0;now", "a.b.c;ours;many;3;0;0;now", "a.b.c;ours;3", "a.b;ours;1;1;0;0;now"})
    void aLineThatCannotBeReadIsNamedWithItsPlace(String line) {
        // Given
        String table = "\n" + line.replace(';', '\t');

        // When
        Evidence.Tables tables = Evidence.read(Map.of("evidence.tsv", table));

        // Then
        assertThat(tables.diagnostics()).extracting(Diagnostic::line).containsExactly(2);
    }
}
