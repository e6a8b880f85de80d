package io.steersman.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steersman.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShippedCasesTest {

    private static final String SUBJECT = "reasoning_problems/infinite_loops";
    private static final String CASES = SUBJECT + ".cases.yaml";

    @TempDir
    private Path folder;

    @Test
    void whatAFileOfCasesDependsOnTellsWhetherItHasPassed() {
        // Given
        Sources shipped = Shipped.sources();
        String ladder = shipped.drl().get("intervention/ladder.drl");
        // When
        Sources withOwn = shipped.with(Map.of("rules/house/own.drl", "package rules.house.own;"));
        Sources withOtherRule = shipped.with(Map.of("rules/" + SUBJECT + ".drl", "// changed"));
        Sources withOtherCases = shipped.with(Map.of("rules/" + CASES, "subject: changed"));
        Sources withOtherLadder = shipped.with(Map.of("rules/intervention/ladder.drl", ladder + "\n"));
        // Then
        assertThat(havePassed(shipped)).isTrue();
        assertThat(havePassed(withOwn)).isTrue();
        assertThat(havePassed(withOtherRule)).isFalse();
        assertThat(havePassed(withOtherCases)).isFalse();
        assertThat(havePassed(withOtherLadder)).isFalse();
    }

    private static boolean havePassed(Sources sources) {
        String hash = PassedCases.hash(CASES, sources, CasePolicy.of(Shipped.inForce()));
        return ShippedCases.passed().contains(hash);
    }

    @Test
    void aBuildWithAWrongRuleFailsAndNothingCountsAsPassed() throws IOException {
        // Given
        Path rules = Files.createDirectories(folder.resolve("rules/house"));
        Path passed = folder.resolve("classes/steersman/compiled/passed");
        Files.createDirectories(passed.getParent());
        Files.writeString(passed, "of a build before");
        Files.writeString(rules.resolve("own.drl"), "package rules.house.own;\nrule");
        Files.createDirectories(folder.resolve("policies"));
        String[] arguments = {
            folder.resolve("rules").toString(),
            folder.resolve("policies").toString(),
            folder.resolve("classes").toString()
        };
        // Then
        assertThatThrownBy(() -> ShippedCases.main(arguments))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("own.drl:");
        assertThat(passed).doesNotExist();
    }
}
