package io.steersman.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import io.steersman.cli.Shell;
import io.steersman.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RulePageTest {

    private static final Path PAGE = Path.of("src/main/docs/rules.md");

    @Test
    void theReferenceSaysWhatTheRulesSay() throws IOException {
        // When
        String page = RulePage.of(Shipped.inForce());
        // Then
        assertThat(Files.readString(PAGE))
                .as("%s is stale. Maybe run: target/steersman rules list --format markdown > %s", PAGE, PAGE)
                .isEqualTo(page);
    }

    @Test
    void aRuleIsShownWithItsLimitsAndWhatItMistakes() {
        // Given
        String rule = "reasoning_problems.infinite_loops.failing-replay";
        // When
        String page = RulePage.of(Shipped.inForce());
        // Then
        assertThat(page)
                .contains("## reasoning_problems / infinite_loops")
                .contains("### failing-replay")
                .contains("`" + rule + "`, medium, stable, since 0.1, mode enforce, limits: repeats 3.")
                .contains("- Looks like it and is none: A test that is run again after each edit");
    }

    @Test
    void theVerbPrintsIt() {
        // Given
        Shell shell = new Shell();
        // When
        int code = shell.run("rules", "list", "--format", "markdown");
        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).isEqualTo(RulePage.of(Shipped.inForce()));
    }
}
