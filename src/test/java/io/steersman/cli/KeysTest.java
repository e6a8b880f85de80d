package io.steersman.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.steersman.access.AuditEntry;
import io.steersman.access.AuditFile;
import io.steersman.access.KeyFile;
import io.steersman.access.KeyRing;
import io.steersman.access.KeyText;
import io.steersman.access.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void aKeyIsShownOnceAndOpensWhatWasAskedFor() {
        // Given
        Shell shell = new Shell();
        // When
        int code = shell.run(
                "keys",
                "create",
                "--data",
                folder,
                "--tenant",
                "acme",
                "--scope",
                "read,rules:write",
                "--expires",
                "90d");
        // Then
        assertThat(code).isZero();
        String text = shell.out().strip();
        KeyRing ring = new KeyRing(new KeyFile(folder.resolve("keys")));
        assertThat(ring.find(text, Instant.now())).hasValueSatisfying(key -> {
            assertThat(key.tenant()).isEqualTo("acme");
            assertThat(key.scopes()).containsExactlyInAnyOrder(Scope.READ, Scope.RULES_WRITE);
        });
        assertThat(ring.find(text, Instant.now().plus(Duration.ofDays(91)))).isEmpty();
    }

    @Test
    void turningAccessOnSaysWhoWillBeRefusedAndHowToHandThemAKey() {
        // Given
        Shell first = new Shell();
        Shell second = new Shell();
        // When
        first.run("keys", "create", "--data", folder);
        second.run("keys", "create", "--data", folder);
        // Then
        assertThat(first.err())
                .startsWith("This is the first key")
                .contains("STEERSMAN_KEY", "run 'steersman install CLIENT' again", "steersman doctor");
        assertThat(second.err()).doesNotContain("This is the first key");
    }

    @Test
    void theClientsThatAreConnectedAreNamedBeforeTheFirstKeyIsMade() {
        // Given
        Map<String, String> home = Map.of("HOME", folder.toString());
        new Shell().terminal(home).input("y\n").run("install", "gemini-cli");
        Shell shell = new Shell().terminal(home);
        // When
        shell.run("keys", "create", "--data", folder);
        // Then
        assertThat(shell.err()).contains("Refused are gemini-cli, which are connected here");
    }

    @Test
    void takingTheLastKeyBackSaysWhatThatMeans() {
        // Given
        String one = KeyText.id(create()).orElseThrow();
        String other = KeyText.id(create()).orElseThrow();
        Shell first = new Shell();
        Shell last = new Shell();
        // When
        first.run("keys", "revoke", one, "--data", folder);
        last.run("keys", "revoke", other, "--data", folder);
        // Then
        assertThat(first.err()).doesNotContain("It was the last one");
        assertThat(last.err())
                .contains(
                        "It was the last one",
                        "Maybe make another",
                        folder.resolve("keys").toString());
    }

    @Test
    void aKeyIsForIngestAndReadOfTheLocalTenantUnlessToldOtherwise() {
        // Given
        String text = create();
        // When
        Shell list = new Shell();
        list.run("keys", "list", "--data", folder);
        // Then
        assertThat(list.out())
                .contains(KeyText.id(text).orElseThrow(), "local", "ingest,read", "active")
                .doesNotContain(text);
    }

    @Test
    void aRevokedKeyOpensNothingAndIsStillListed() {
        // Given
        String text = create();
        String id = KeyText.id(text).orElseThrow();
        // When
        int code = new Shell().run("keys", "revoke", id, "--data", folder);
        // Then
        Shell list = new Shell();
        list.run("keys", "list", "--data", folder);
        assertThat(code).isZero();
        assertThat(list.out()).contains(id, "revoked");
        assertThat(new KeyRing(new KeyFile(folder.resolve("keys"))).find(text, Instant.now()))
                .isEmpty();
    }

    @Test
    void everyChangeIsOnRecord() {
        // Given
        String id = KeyText.id(create()).orElseThrow();
        // When
        new Shell().run("keys", "revoke", id, "--data", folder);
        // Then
        assertThat(new AuditFile(folder.resolve("audit.jsonl")).entries())
                .extracting(AuditEntry::what, AuditEntry::subject, AuditEntry::tenant)
                .containsExactly(tuple("key.created", id, "local"), tuple("key.revoked", id, "local"));
    }

    @ParameterizedTest
    @CsvSource({
        "--scope, everything, There is no scope 'everything'",
        "--expires, soon, Maybe write 90d",
        "--expires, 0d, Maybe write 90d",
        "--tenant, a/b, The tenant 'a/b'",
        "--per-second, -1, must not be negative"
    })
    void whatCannotBeAKeyIsSaidAndNoneIsMade(String option, String value, String said) {
        // Given
        Shell shell = new Shell();
        // When
        int code = shell.run("keys", "create", "--data", folder, option, value);
        // Then
        assertThat(code).isEqualTo(2);
        assertThat(shell.err()).contains(said);
        assertThat(folder.resolve("keys")).doesNotExist();
    }

    @Test
    void aKeyThatIsNotThereCannotBeRevoked() {
        // Given
        Shell shell = new Shell();
        // When
        int code = shell.run("keys", "revoke", "00000000", "--data", folder);
        // Then
        assertThat(code).isEqualTo(3);
        assertThat(shell.err()).contains("There is no key '00000000'", "Maybe");
    }

    private String create() {
        Shell shell = new Shell();
        shell.run("keys", "create", "--data", folder);
        return shell.out().strip();
    }
}
