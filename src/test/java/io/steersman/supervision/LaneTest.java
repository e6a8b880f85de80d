package io.steersman.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class LaneTest {

    private final AtomicInteger owners = new AtomicInteger();
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger mostOwners = new AtomicInteger();

    @Test
    void oneThreadAtATimeOwnsTheLaneAndEveryTurnIsServed() throws Exception {
        // Given
        Lane lane = new Lane(this::count);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> taken = new ArrayList<>();
        // When
        for (int i = 0; i < 2_000; i++) {
            taken.add(threads.submit(() -> lane.take(new Turn<>(trajectory -> true))));
        }
        for (Future<Boolean> one : taken) {
            assertThat(one.get(10, TimeUnit.SECONDS)).isTrue();
        }
        threads.shutdownNow();
        // Then
        assertThat(served).hasValue(2_000);
        assertThat(mostOwners).hasValue(1);
        assertThat(lane.closeIfIdle()).isTrue();
    }

    @Test
    void whoComesWhenTooManyWaitIsSentAway() throws Exception {
        // Given
        CountDownLatch held = new CountDownLatch(1);
        Lane lane = new Lane(turns -> {
            count(turns);
            await(held);
        });
        ExecutorService threads = Executors.newCachedThreadPool();
        threads.submit(() -> lane.take(new Turn<>(trajectory -> true)));
        Awaitility.await().untilAtomic(served, org.hamcrest.Matchers.equalTo(1));
        AtomicInteger entering = new AtomicInteger();
        for (int i = 0; i < Lane.MOST_WAITING; i++) {
            threads.submit(() -> {
                entering.incrementAndGet();
                return lane.take(new Turn<>(trajectory -> true));
            });
        }
        // When
        Awaitility.await().untilAsserted(() -> assertThatThrownBy(() -> lane.take(refusedSoon()))
                .isInstanceOf(Overloaded.class)
                .hasMessageContaining("256 requests waiting"));
        // Then
        held.countDown();
        Awaitility.await().until(lane::closeIfIdle);
        assertThat(entering).hasValue(Lane.MOST_WAITING);
        assertThat(served.get()).isGreaterThanOrEqualTo(Lane.MOST_WAITING + 1);
        threads.shutdownNow();
    }

    @Test
    void aClosedLaneTakesNoTurn() {
        // Given
        Lane lane = new Lane(this::count);
        lane.closeIfIdle();
        // When
        boolean taken = lane.take(new Turn<>(trajectory -> true));
        // Then
        assertThat(taken).isFalse();
        assertThat(served).hasValue(0);
    }

    @Test
    void aLaneInUseIsNotClosed() {
        // Given
        List<Boolean> closed = new ArrayList<>();
        List<Lane> lanes = new ArrayList<>();
        Lane lane = new Lane(turns -> closed.add(lanes.get(0).closeIfIdle()));
        lanes.add(lane);
        // When
        lane.take(new Turn<>(trajectory -> true));
        // Then
        assertThat(closed).containsExactly(false);
    }

    private static Turn<Boolean> refusedSoon() {
        Turn<Boolean> turn = new Turn<>(trajectory -> true);
        turn.served();
        return turn;
    }

    private void count(List<Turn<?>> turns) {
        mostOwners.accumulateAndGet(owners.incrementAndGet(), Math::max);
        served.addAndGet(turns.size());
        owners.decrementAndGet();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
