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

    @TempDir
    private Path folder;

    @Test
    void theShippedFilesHavePassedAndNoOthers() {
        // Given
        Sources shipped = Shipped.sources();
        Sources changed = shipped.with(Map.of("rules/house/own.cases.yaml", "subject: house.own\n"));
        // Then
        assertThat(ShippedCases.have(shipped)).isTrue();
        assertThat(ShippedCases.have(changed)).isFalse();
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
