package io.steersman.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.access.KeyText;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SessionsTest {

    private static final String KEY = KeyText.fresh(new SecureRandom());

    private Instant now = Instant.EPOCH;
    private final Sessions sessions = new Sessions(() -> now);

    @Test
    void theWordStandsForTheCredentialAndIsNotLikeIt() {
        // When
        String word = sessions.open(KEY);
        // Then
        assertThat(word).isNotEqualTo(KEY);
        assertThat(sessions.credential(word)).contains(KEY);
        assertThat(sessions.credential(KEY)).isEmpty();
    }

    @Test
    void itEndsWhenItIsClosedAndAfterHalfADay() {
        // Given
        String closed = sessions.open(KEY);
        String old = sessions.open(KEY);
        // When
        sessions.close(closed);
        // Then
        assertThat(sessions.credential(closed)).isEmpty();
        assertThat(sessions.credential(old)).isPresent();
        now = now.plus(Sessions.LONGEST);
        assertThat(sessions.credential(old)).isEmpty();
    }

    @Test
    void aThousandBrowsersMayStayAndTheOneThatIsAwayLongestGoes() {
        // Given
        String first = sessions.open(KEY);
        String second = sessions.open(KEY);
        sessions.credential(first);
        // When
        for (int i = 0; i < 999; i++) {
            sessions.open(KEY);
        }
        // Then
        assertThat(sessions.credential(second)).isEmpty();
        assertThat(sessions.credential(first)).isPresent();
    }
}
