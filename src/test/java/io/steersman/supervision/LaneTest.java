package io.steersman.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LaneTest {

    private final ExecutorService judges = Executors.newFixedThreadPool(8);
    private final AtomicInteger owners = new AtomicInteger();
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger mostOwners = new AtomicInteger();

    @AfterEach
    void stop() {
        judges.shutdownNow();
    }

    @Test
    void oneThreadAtATimeOwnsTheLaneAndEveryTurnIsServed() {
        // Given
        Lane lane = new Lane(owner(this::count), judges);
        List<Turn<Boolean>> turns =
                IntStream.range(0, Lane.MOST_WAITING).mapToObj(i -> turn()).toList();
        // When
        turns.parallelStream().forEach(lane::take);
        // Then
        assertThat(turns).allSatisfy(turn -> assertThat(turn.answer()).succeedsWithin(Duration.ofSeconds(10)));
        assertThat(served).hasValue(Lane.MOST_WAITING);
        assertThat(mostOwners).hasValue(1);
        assertThat(lane.closeIfIdle()).isTrue();
    }

    @Test
    void whoComesWhenTooManyWaitIsSentAway() {
        // Given
        CompletableFuture<Boolean> kept = new CompletableFuture<>();
        Lane lane =
                new Lane(owner(turns -> count(turns).thenCombine(kept, (counted, written) -> written)), Runnable::run);
        lane.take(turn());
        List<Turn<Boolean>> waiting =
                IntStream.range(0, Lane.MOST_WAITING).mapToObj(i -> turn()).toList();
        waiting.forEach(lane::take);
        // When
        assertThatThrownBy(() -> lane.take(turn()))
                .isInstanceOf(Overloaded.class)
                .hasMessageContaining("256 requests waiting");
        // Then
        kept.complete(true);
        assertThat(waiting).allSatisfy(turn -> assertThat(turn.answer()).isCompleted());
        assertThat(served).hasValue(Lane.MOST_WAITING + 1);
        assertThat(lane.closeIfIdle()).isTrue();
    }

    @Test
    void nobodyIsAnsweredBeforeWhatWasDoneIsKept() {
        // Given
        CompletableFuture<Boolean> kept = new CompletableFuture<>();
        Lane lane =
                new Lane(owner(turns -> count(turns).thenCombine(kept, (counted, written) -> written)), Runnable::run);
        Turn<Boolean> turn = turn();
        // When
        lane.take(turn);
        // Then
        assertThat(turn.answer()).isNotDone();
        assertThat(lane.closeIfIdle()).isFalse();
        kept.complete(true);
        assertThat(turn.answer()).isCompletedWithValue(true);
    }

    @Test
    void turnsThatTheJudgesHaveNoRoomForAreSentAwayAndTheNextIsServed() {
        // Given
        Queue<Executor> inTurn = new ArrayDeque<>(List.of(
                work -> {
                    throw new Overloaded("There are 4096 requests waiting.");
                },
                Runnable::run));
        Lane lane = new Lane(owner(this::count), work -> inTurn.remove().execute(work));
        Turn<Boolean> refused = turn();
        Turn<Boolean> next = turn();
        // When
        lane.take(refused);
        lane.take(next);
        // Then
        assertThat(refused.answer()).isCompletedExceptionally();
        assertThat(next.answer()).isCompleted();
    }

    @Test
    void aTurnThatNobodyDidIsEndedAllTheSame() {
        // Given
        Lane lane = new Lane(
                (turns, kept) -> {
                    throw new IllegalStateException("It broke.");
                },
                Runnable::run);
        Turn<Boolean> turn = turn();
        // When
        lane.take(turn);
        // Then
        assertThat(turn.answer()).isCompletedExceptionally();
        assertThat(lane.closeIfIdle()).isTrue();
    }

    @Test
    void aClosedLaneTakesNoTurn() {
        // Given
        Lane lane = new Lane(owner(this::count), Runnable::run);
        lane.closeIfIdle();
        // When
        boolean taken = lane.take(turn());
        // Then
        assertThat(taken).isFalse();
        assertThat(served).hasValue(0);
    }

    @Test
    void aLaneInUseIsNotClosed() {
        // Given
        List<Boolean> closed = new ArrayList<>();
        List<Lane> lanes = new ArrayList<>();
        Lane lane = new Lane(
                owner(turns -> {
                    closed.add(lanes.get(0).closeIfIdle());
                    return count(turns);
                }),
                Runnable::run);
        lanes.add(lane);
        // When
        lane.take(turn());
        // Then
        assertThat(closed).containsExactly(false);
    }

    private static Lane.Owner owner(Function<List<Turn<?>>, CompletableFuture<Boolean>> serving) {
        return (turns, kept) -> serving.apply(turns).whenComplete((done, thrown) -> kept.complete(true));
    }

    private static Turn<Boolean> turn() {
        return new Turn<>(trajectory -> true);
    }

    private CompletableFuture<Boolean> count(List<Turn<?>> turns) {
        mostOwners.accumulateAndGet(owners.incrementAndGet(), Math::max);
        served.addAndGet(turns.size());
        turns.forEach(turn -> turn.run(null));
        owners.decrementAndGet();
        return CompletableFuture.completedFuture(true);
    }
}
