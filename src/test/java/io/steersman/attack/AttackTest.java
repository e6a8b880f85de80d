package io.steersman.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** All attacks on the packed service, one after the other: {@code -Dattack=full}, after it was packed. */
@EnabledIfSystemProperty(named = "attack", matches = "full")
final class AttackTest {

    @TempDir
    Path folder;

    @Test
    void theServiceLivesOnAndAnswersAndLosesNothing() throws Exception {
        // Given
        assertThat(Files.exists(AttackedService.JAR)).as("Maybe pack it first").isTrue();
        List<String> harmed = new ArrayList<>();
        int kept = 0;
        try (AttackedService service = new AttackedService(folder)) {
            // When
            for (Attack attack : Attack.values()) {
                int before = service.unanswered();
                long began = System.nanoTime();
                attack.on(service);
                int status = service.steps("witness", "{\"kind\":\"message\",\"text\":\"after " + attack + "\"}");
                kept += status == 200 ? 1 : 0;
                String how = "%s: %d ms, %d unanswered, then %d"
                        .formatted(
                                attack, (System.nanoTime() - began) / 1_000_000, service.unanswered() - before, status);
                System.err.println(how);
                if (!service.isAlive() || service.unanswered() > before || status != 200) {
                    harmed.add(how);
                }
            }
            // Then
            assertThat(service.get("/v1/trajectories/witness/steps?limit=1000").split("after ", -1))
                    .hasSize(kept + 1);
            assertThat(service.log()).doesNotContain("OutOfMemoryError");
        }
        assertThat(Secrets.in(folder)).isEmpty();
        assertThat(harmed).isEmpty();
    }
}
