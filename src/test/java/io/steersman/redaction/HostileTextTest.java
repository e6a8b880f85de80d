package io.steersman.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that was made to slow redaction down, or to switch it off. */
final class HostileTextTest {

    private static final Redaction REDACTION = Redaction.standard();
    private static final String SECRET = "ghp_" + "a1B2".repeat(9);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n",
                "curl ",
                "curl -u ",
                "password=",
                "password: ",
                "://",
                "a://b:",
                "eyJ-",
                "ghp_",
                "machine login password ",
                "cookie: a=",
                "session",
                "[REDACTED:",
                "token --token ",
                "\\\"secret\\\": "
            })
    void aSecretBehindMuchOfOneKindIsFoundAllTheSame(String piece) {
        // Given
        String text = piece.repeat(200_000 / piece.length()) + "\n " + SECRET;
        // When
        String clean = REDACTION.apply(text);
        // Then
        assertThat(clean.contains(SECRET)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[REDACTED:%s",
                "[REDACTED:x:%s]",
                "[REDACTED:github-token:a1b2c3]%s",
                "password=[REDACTED:assignment:a1b2c3]%s",
                "[REDACTED: %s",
                "[REDACTED:%s:a1b2c3]"
            })
    void whatLooksLikeOurOwnMarkDoesNotHideASecret(String text) {
        assertThat(REDACTION.apply(text.formatted(SECRET))).doesNotContain(SECRET);
    }

    @Test
    void aSecretLongerThanWhatIsLookedAtGoesAsAWhole() {
        // Given
        String secret = "a1B2c3D4".repeat(1000);
        // When
        String clean = REDACTION.apply("DEPLOY_TOKEN=" + secret + "\nnext");
        // Then
        assertThat(clean).matches("DEPLOY_TOKEN=\\[REDACTED:assignment:[0-9a-f]{6}]\nnext");
    }
}
