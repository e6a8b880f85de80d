package io.steersman.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FactPageTest {

    private static final Path PAGE = Path.of("src/main/docs/facts.md");
    private static final Path FRESH = Path.of("target/facts.md");

    @Test
    void theReferenceOfFactsSaysWhatTheSourcesSay() throws IOException {
        // When
        String page = FactPage.written();
        // Then
        Files.createDirectories(FRESH.getParent());
        Files.writeString(FRESH, page);
        assertThat(Files.readString(PAGE))
                .as("%s is stale. Maybe run: cp %s %s", PAGE, FRESH, PAGE)
                .isEqualTo(page);
    }

    @Test
    void everyFactThatMessagesNameIsInTheReference() {
        // When
        String page = FactPage.written();
        // Then
        assertThat(page)
                .contains(
                        "\n### Action\n",
                        "\n### Command\n",
                        "\n### Write\n",
                        "\n### Write.Change\n",
                        "\n### Instruction\n",
                        "\n### AgentMessage\n",
                        "\n### Compaction\n",
                        "\n### TrajectoryEnd\n",
                        "\n### Limit\n",
                        "\n### History\n",
                        "\n### Proposal\n",
                        "\n### FailureKind\n",
                        "| `failed()` | `boolean` | Whether the call failed, by the agent's own doing. |",
                        "| `removed()` | `String` | Text that goes, empty when unknown or none. |")
                .doesNotContain("{@", "| `hashCode()`", "\n### Session\n", "\n### CallReader\n");
    }
}
