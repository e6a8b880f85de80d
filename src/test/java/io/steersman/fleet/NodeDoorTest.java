package io.steersman.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steersman.supervision.Refused;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.TrajectoryId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nodes say to each other. */
final class NodeDoorTest {

    private static final TrajectoryId ID = new TrajectoryId("acme", "claude-code:a/b c+\u00E4");
    private static final Duration LONG = Duration.ofSeconds(5);

    private NodeDoor.Within within = (id, input, longest) ->
            CompletableFuture.completedFuture(Answer.done(id.tenant() + "|" + id.id() + "|" + input));
    private final Pending pending = new Pending();
    private NodeDoor door;

    @BeforeEach
    void open() throws IOException {
        door = new NodeDoor(
                Nodes.settings("nowhere:1", "t"), (id, input, longest) -> within.put(id, input, longest), pending);
        door.open();
    }

    @AfterEach
    void close() {
        door.close();
    }

    private CompletableFuture<Answer> ask(String key) throws IOException {
        FleetSettings known = Nodes.settings("nowhere:1", "t");
        FleetSettings mine = new FleetSettings(
                known.brokers(),
                known.name(),
                known.host(),
                0,
                key,
                1,
                1,
                1,
                1,
                1,
                known.state(),
                Map.of(),
                Optional.empty());
        return new NodeCalls(mine).ask("127.0.0.1:" + door.port(), ID, "{}", LONG);
    }

    private CompletableFuture<Answer> ask() throws IOException {
        return ask("secret between nodes");
    }

    @Test
    void anotherNodeHasSomethingDone() throws IOException {
        assertThat(ask().join().json()).isEqualTo("acme|claude-code:a/b c+\u00E4|{}");
    }

    @Test
    void whoDoesNotShowTheKeyHasNothingDone() throws IOException {
        CompletableFuture<Answer> answer = ask("another");
        assertThatThrownBy(answer::join).hasCauseInstanceOf(NodeCalls.NotTaken.class);
    }

    @Test
    void whatIsAnotherNodesIsNotTaken() throws IOException {
        // Given
        within = (id, input, longest) -> {
            throw new NodeDoor.Misdirected();
        };
        // When
        CompletableFuture<Answer> answer = ask();
        // Then
        assertThatThrownBy(answer::join).hasCauseInstanceOf(NodeCalls.NotTaken.class);
    }

    @Test
    void aNodeThatIsGoneHasNotTakenIt() throws IOException {
        // Given
        door.close();
        // When
        CompletableFuture<Answer> answer = ask();
        // Then
        assertThatThrownBy(answer::join).hasCauseInstanceOf(NodeCalls.NotTaken.class);
    }

    @Test
    void whoIsLateMayHaveTakenIt() throws IOException {
        // Given
        within = (id, input, longest) -> CompletableFuture.failedFuture(new TimeoutException());
        // When
        CompletableFuture<Answer> answer = ask();
        // Then
        assertThatThrownBy(answer::join).hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void whoPutARequestIntoTheLogForAnotherIsTold() throws IOException {
        // Given
        CompletableFuture<Answer> waiting = new CompletableFuture<>();
        long number = pending.add(0, waiting, LONG);
        // When
        new NodeCalls(Nodes.settings("nowhere:1", "t"))
                .tell("127.0.0.1:" + door.port(), String.valueOf(number), Answer.done("{}"));
        // Then
        assertThat(waiting.join().json()).isEqualTo("{}");
    }

    @Test
    void aRefusalComesBackWithItsPlaces() throws IOException {
        // Given
        Refused refused = new Refused(Refused.Reason.NO_CALL, List.of(new Problem(3, "/call", "no such call")));
        within = (id, input, longest) -> CompletableFuture.failedFuture(refused);
        // When
        Answer answer = ask().join();
        // Then
        assertThatThrownBy(answer::json).isInstanceOfSatisfying(Refused.class, told -> assertThat(told.problems())
                .isEqualTo(refused.problems()));
    }
}
