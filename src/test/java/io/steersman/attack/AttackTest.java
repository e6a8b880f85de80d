package io.steersman.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * All attacks on the packed service, one after the other, while somebody else goes on reporting steps and asks whether it is
 * well; then it is killed and started again. {@code -Dattack=full}, after it was packed.
 */
@EnabledIfSystemProperty(named = "attack", matches = "full")
final class AttackTest {

    @TempDir
    Path folder;

    @Test
    void theServiceLivesOnAndAnswersAndLosesNothingAndTellsNoSecret() throws Exception {
        // Given
        assertThat(Files.exists(AttackedService.JAR)).as("Maybe pack it first").isTrue();
        List<String> harmed = new ArrayList<>();
        try (AttackedService service = new AttackedService(folder)) {
            Witness witness = new Witness(service);
            // When
            for (Attack attack : Attack.values()) {
                int before = service.unanswered();
                long began = System.nanoTime();
                attack.on(service);
                String how = "%s: %d ms, %d unanswered"
                        .formatted(attack, (System.nanoTime() - began) / 1_000_000, service.unanswered() - before);
                System.err.println(how);
                if (!service.isAlive() || service.unanswered() > before) {
                    harmed.add(how);
                }
            }
            witness.end();
            new Leaks(service).read();
            service.killAndRestart();
            // Then
            assertThat(witness.acknowledged()).isGreaterThan(Attack.values().length);
            assertThat(witness.lost()).isEmpty();
            assertThat(service.events()).contains("\"finding\"").contains("[REDACTED:");
            assertThat(service.log()).doesNotContain("OutOfMemoryError");
        }
        assertThat(Secrets.in(folder)).isEmpty();
        assertThat(harmed).isEmpty();
    }
}
