package io.steersman.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work beside requests that throws what nobody thought of. */
final class BackgroundTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Background background = new Background(registry);
    private final AtomicInteger done = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(
            classes = {
                StackOverflowError.class,
                OutOfMemoryError.class,
                NoClassDefFoundError.class,
                IllegalStateException.class,
                java.io.IOException.class
            })
    void workGoesOnWhateverIsThrown(Class<? extends Throwable> thrown) {
        // When
        background.every("work", Duration.ZERO, Duration.ofMillis(1), () -> {
            if (done.incrementAndGet() < 3) {
                Background.Work breaking =
                        () -> sneak(thrown.getDeclaredConstructor().newInstance());
                breaking.run();
            }
        });
        // Then
        Awaitility.await().until(() -> done.get() > 4);
        assertThat(background.states().get("work").problem()).isEmpty();
        assertThat(registry.counter("steersman.background.failures", "work", "work")
                        .count())
                .isEqualTo(2);
        background.stop(new io.quarkus.runtime.ShutdownEvent());
    }

    @ParameterizedTest
    @ValueSource(ints = 1)
    void whatFailsIsSaidWithTheTimeOfTheLastSuccess(int once) {
        // When
        background.every("work", Duration.ZERO, Duration.ofMillis(1), () -> {
            if (done.incrementAndGet() > once) {
                throw new StackOverflowError("too deep");
            }
        });
        // Then
        Awaitility.await().until(() -> done.get() > 4);
        Background.State state = background.states().get("work");
        assertThat(state.problem()).contains("too deep");
        assertThat(state.failures()).isPositive();
        background.stop(new io.quarkus.runtime.ShutdownEvent());
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
