package io.steersman.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steersman.Shipped;
import io.steersman.supervision.Overloaded;
import io.steersman.trajectory.TrajectoryId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is put into the log, and what is not. */
final class IngressTest {

    private static final TrajectoryId ID = TrajectoryId.local("t");
    private static final Duration LONG = Duration.ofSeconds(30);

    private final MockProducer<String, String> producer =
            new MockProducer<>(true, new RoundRobinPartitioner(), new StringSerializer(), new StringSerializer());
    private final Pending pending = new Pending();
    private final Epochs epochs = new Epochs(Shipped.inForce());
    private final Ingress ingress = ingress();

    private Ingress ingress() {
        try {
            return new Ingress(
                    Nodes.settings("nowhere:1", "t"),
                    producer,
                    6,
                    "here:1",
                    epochs,
                    new Decisions(new Follower()),
                    pending,
                    InstantSource.system());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void whatIsSentAgainWhileItIsUnderWayIsOneRecord() {
        // Given
        CompletableFuture<Answer> first = ingress.put(ID, "{\"a\":1}", LONG);
        // When
        CompletableFuture<Answer> again = ingress.put(ID, "{\"a\":1}", LONG);
        // Then
        assertThat(producer.history()).hasSize(1);
        assertThat(again).isSameAs(first);
    }

    @Test
    void onceItIsDoneItIsARecordAgain() {
        // Given
        CompletableFuture<Answer> first = ingress.put(ID, "{}", LONG);
        pending.complete(1, Answer.done("{}"));
        // When
        ingress.put(ID, "{}", LONG);
        // Then
        assertThat(first).isCompleted();
        assertThat(producer.history()).hasSize(2);
    }

    @Test
    void aRecordSaysWhoWaitsAndUnderWhatItIsToBeJudged() {
        // Given
        epochs.activate(7);
        // When
        ingress.put(ID, "{}", LONG);
        // Then
        var record = producer.history().get(0);
        assertThat(record.key()).isEqualTo("local\0t");
        assertThat(header(record.headers().lastHeader("reply").value())).isEqualTo("here:1/1");
        assertThat(header(record.headers().lastHeader("epoch").value())).isEqualTo("7");
    }

    private static String header(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    @Test
    void aPartitionWhoseOldestRequestWaitsTakesNoMore() {
        // Given
        ingress.put(ID, "{\"a\":1}", LONG);
        Awaitility.await()
                .until(() -> pending.oldest(Keys.partition(Keys.of(ID), 6)).compareTo(FleetSettings.MOST_LAG) > 0);
        // When
        CompletableFuture<Answer> second = ingress.put(ID, "{\"a\":2}", LONG);
        // Then
        assertThat(producer.history()).hasSize(1);
        assertThatThrownBy(second::join).isInstanceOf(CompletionException.class).hasCauseInstanceOf(Overloaded.class);
    }

    @Test
    void whoWaitsTooLongIsToldSo() {
        // When
        CompletableFuture<Answer> answer = ingress.put(ID, "{}", Duration.ofMillis(1));
        // Then
        assertThatThrownBy(answer::join).hasCauseInstanceOf(TimeoutException.class);
        assertThat(pending.count()).isZero();
    }
}
