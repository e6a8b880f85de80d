package io.steersman.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path folder = Path.of("");

    private KeyFile file = new KeyFile(folder);
    private String text = "";

    @BeforeEach
    void aFileWithAKeyThatLastsADay() {
        file = new KeyFile(folder.resolve("data").resolve("keys"));
        text = make(Optional.of(NOW.plus(Duration.ofDays(1))));
    }

    @Test
    void aKeyOpensItsTenantUntilItEnds() {
        // When
        KeyRing ring = new KeyRing(file);
        // Then
        Caller caller = ring.find(text, NOW).orElseThrow().caller();
        assertThat(caller.tenant()).isEqualTo("acme");
        assertThat(caller.scopes()).containsExactly(Scope.INGEST);
        assertThat(ring.find(text, NOW.plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void anotherSecretWithTheSameIdOpensNothing() {
        // Given
        KeyRing ring = new KeyRing(file);
        // When
        String other = text.substring(0, text.length() - 1) + (text.endsWith("a") ? "b" : "a");
        // Then
        assertThat(ring.find(other, NOW)).isEmpty();
        assertThat(ring.find("", NOW)).isEmpty();
        assertThat(ring.find(KeyText.hash(text), NOW)).isEmpty();
    }

    @Test
    void theFileHoldsNoKeyAndIsForItsOwnerAlone() throws IOException {
        // When
        String content = Files.readString(file.path());
        // Then
        assertThat(content)
                .doesNotContain(text, text.substring(text.lastIndexOf('_') + 1))
                .contains(KeyText.hash(text));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void twoKeysThatAreMadeAtOnceAreBothThere() throws InterruptedException {
        // Given
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(new Thread(() -> make(Optional.empty())));
        }
        // When
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        // Then
        assertThat(file.keys(file.text())).hasSize(5);
    }

    @Test
    void aFileThatIsEmptiedOrTakenAwayDoesNotOpenTheService() throws IOException {
        // Given
        KeyRing ring = new KeyRing(file);
        // When
        Files.delete(file.path());
        ring.look();
        // Then
        assertThat(ring.isEmpty()).isFalse();
        assertThat(ring.find(text, NOW)).isEmpty();
        assertThat(new KeyRing(new KeyFile(folder.resolve("none"))).isEmpty()).isTrue();
    }

    @Test
    void allKeysRevokedIsNotTheSameAsNoKeys() {
        // Given
        file.change(keys -> keys.stream().map(key -> key.revokedAt(NOW)).toList());
        // When
        KeyRing ring = new KeyRing(file);
        // Then
        assertThat(ring.isEmpty()).isFalse();
        assertThat(ring.find(text, NOW)).isEmpty();
    }

    @Test
    void aBrokenLineIsNamedAndTheKeysBeforeStay() throws IOException {
        // Given
        KeyRing ring = new KeyRing(file);
        // When
        Files.writeString(file.path(), Files.readString(file.path()) + "{\"id\":\n");
        // Then
        assertThatThrownBy(ring::look)
                .isInstanceOf(KeyFile.Broken.class)
                .hasMessageContaining(":3:")
                .hasMessageContaining("Maybe");
        assertThat(ring.find(text, NOW)).isPresent();
    }

    private String make(Optional<Instant> expires) {
        String fresh = KeyText.fresh(new SecureRandom());
        file.change(keys -> {
            List<ApiKey> all = new ArrayList<>(keys);
            all.add(new ApiKey(
                    KeyText.id(fresh).orElseThrow(),
                    "",
                    "acme",
                    Set.of(Scope.INGEST),
                    NOW,
                    expires,
                    Optional.empty(),
                    Limits.NONE,
                    KeyText.hash(fresh)));
            return all;
        });
        return fresh;
    }
}
