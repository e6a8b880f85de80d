package io.steersman.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class JudgesTest {

    @Test
    void anotherThreadJoinsWhenAllAreStuck() {
        // Given
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        try (Judges judges = new Judges(2, Duration.ZERO)) {
            judges.execute(() -> await(never));
            judges.execute(() -> await(never));
            // When
            judges.execute(done::countDown);
            Awaitility.await().until(() -> done.getCount() == 0);
            // Then
            assertThat(never.getCount()).isEqualTo(1);
            never.countDown();
        }
    }

    @Test
    void whatIsTooMuchIsSentAway() {
        // Given
        CountDownLatch later = new CountDownLatch(1);
        try (Judges judges = new Judges(1, Duration.ZERO)) {
            // When
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 2 * Judges.MOST_WAITING; i++) {
                            judges.execute(() -> await(later));
                        }
                    })
                    .isInstanceOf(Overloaded.class)
                    .hasMessageContaining("requests waiting to be judged. Maybe send several steps in one.");
            // Then
            later.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
