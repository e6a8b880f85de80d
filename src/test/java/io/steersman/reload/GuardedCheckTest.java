package io.steersman.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.steersman.Shipped;
import io.steersman.policy.Diagnostic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GuardedCheckTest {

    private static final Checked GOOD = new Checked(Optional.of(Shipped.inForce()), List.of());

    private final AtomicBoolean over = new AtomicBoolean();

    @AfterEach
    void end() {
        over.set(true);
    }

    @Test
    void whatEndsInTimeIsAnsweredAsItIs() {
        assertThat(guarded(sources -> GOOD).check(Shipped.sources())).isEqualTo(GOOD);
    }

    @Test
    void whatNeverEndsIsGivenUpAndTold() {
        // Given
        GuardedCheck guarded = guarded(this::forEver);
        // When
        Checked checked = guarded.check(Shipped.sources());
        // Then
        assertThat(checked.result()).isEmpty();
        assertThat(messages(checked)).singleElement().asString().contains("given up", "seconds", "Maybe");
        assertThat(guarded.astray()).isEqualTo(1);
    }

    @Test
    void whatTakesTooMuchMemoryIsGivenUpAndTold() {
        // Given
        GuardedCheck guarded = new GuardedCheck(this::larger, Duration.ofMinutes(10), 64L << 20);
        // When
        Checked checked = guarded.check(Shipped.sources());
        // Then
        assertThat(messages(checked)).singleElement().asString().contains("64 MB", "Maybe");
    }

    @Test
    void memoryThatRunsOutIsToldAndNothingGoesAstray() {
        // Given
        GuardedCheck guarded = guarded(sources -> {
            throw new OutOfMemoryError("Java heap space");
        });
        // When
        Checked checked = guarded.check(Shipped.sources());
        // Then
        assertThat(messages(checked)).singleElement().asString().contains("out of memory", "Maybe");
        assertThat(guarded.astray()).isZero();
    }

    @Test
    void anErrorOfTheCheckIsToldAndThrowsNothing() {
        // Given
        GuardedCheck guarded = guarded(sources -> {
            throw new StackOverflowError();
        });
        // When
        Checked checked = guarded.check(Shipped.sources());
        // Then
        assertThat(messages(checked)).singleElement().asString().contains("StackOverflowError");
    }

    @Test
    void nothingIsCheckedWhileTooManyDoNotEnd() {
        // Given
        GuardedCheck guarded = guarded(this::forEver);
        guarded.check(Shipped.sources());
        guarded.check(Shipped.sources());
        // When
        Checked third = guarded.check(Shipped.sources());
        // Then
        assertThat(messages(third)).singleElement().asString().contains("2 earlier checks");
        assertThat(guarded.astray()).isEqualTo(2);
    }

    @Test
    void whatEndsAfterAllIsCountedNoLonger() throws InterruptedException {
        // Given
        CountDownLatch left = new CountDownLatch(1);
        GuardedCheck guarded = guarded(sources -> {
            forEver(sources);
            left.countDown();
            return GOOD;
        });
        guarded.check(Shipped.sources());
        // When
        over.set(true);
        left.await();
        // Then
        await().until(() -> guarded.astray() == 0);
    }

    private static GuardedCheck guarded(Function<Sources, Checked> check) {
        return new GuardedCheck(check, Duration.ofMillis(50), 1L << 30);
    }

    private Checked forEver(Sources sources) {
        while (!over.get()) {
            Thread.onSpinWait();
        }
        return GOOD;
    }

    private Checked larger(Sources sources) {
        List<byte[]> kept = new ArrayList<>();
        while (!over.get()) {
            kept.clear();
            kept.add(new byte[1 << 20]);
        }
        return GOOD;
    }

    private static List<String> messages(Checked checked) {
        return checked.diagnostics().stream().map(Diagnostic::message).toList();
    }
}
