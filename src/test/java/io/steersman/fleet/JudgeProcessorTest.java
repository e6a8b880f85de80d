package io.steersman.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steersman.Run;
import io.steersman.Shipped;
import io.steersman.journal.Entries;
import io.steersman.journal.FindingEntry;
import io.steersman.journal.Journal;
import io.steersman.journal.MemoryJournal;
import io.steersman.redaction.CleanSteps;
import io.steersman.redaction.Redaction;
import io.steersman.reload.InForce;
import io.steersman.session.Stopwatch;
import io.steersman.supervision.Accepted;
import io.steersman.supervision.Supervisors;
import io.steersman.supervision.Witness;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a record, without brokers. */
final class JudgeProcessorTest {

    private static final TrajectoryId ID = TrajectoryId.local("t");
    private static final InForce LATER = Shipped.withPolicy("later.yaml", "scope: { tenant: local }\nrules: {}\n");

    private final Epochs epochs = new Epochs(Shipped.inForce());
    private final Follower follower = new Follower();
    private final Decisions decisions = new Decisions(follower);
    private final Pending pending = new Pending();
    private final HeldJournal held = new HeldJournal();
    private final CleanSteps cleaning = new CleanSteps(Redaction.standard());
    private final Supervisors supervisors = new Supervisors(new Witness() {}, cleaning, Stopwatch.NONE, Duration.ZERO);
    private final Journal reads = new MemoryJournal();
    private TopologyTestDriver driver;
    private TestOutputTopic<String, String> outputs;
    private TestOutputTopic<String, String> dead;

    @BeforeEach
    void begin() throws IOException {
        FleetSettings fleet = Nodes.settings("nowhere:1", "t");
        JudgeProcessor.Means means = new JudgeProcessor.Means(
                "here:1",
                supervisors,
                epochs,
                decisions,
                follower.trials(),
                custody -> (id, client, event, body) -> "{\"hook\":\"%s\"}".formatted(event),
                pending,
                10,
                new HashSet<>(),
                held,
                new NodeCalls(fleet),
                reads);
        driver = new TopologyTestDriver(
                JudgeTopology.of(fleet, () -> new JudgeProcessor(means)), KafkaSettings.streams(fleet, "here:1"));
        outputs = driver.createOutputTopic("t.outputs", new StringDeserializer(), new StringDeserializer());
        dead = driver.createOutputTopic("t.dead", new StringDeserializer(), new StringDeserializer());
    }

    @AfterEach
    void close() {
        driver.close();
        supervisors.close();
    }

    private CompletableFuture<Answer> put(String key, String value, long epoch) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        long number = pending.add(0, answer, Duration.ofSeconds(30));
        RecordHeaders headers = new RecordHeaders();
        headers.add("reply", ("here:1/" + number).getBytes(StandardCharsets.UTF_8));
        headers.add("epoch", String.valueOf(epoch).getBytes(StandardCharsets.UTF_8));
        pipe(new TestRecord<>(key, value, headers, 1_000L));
        return answer;
    }

    private void pipe(TestRecord<String, String> record) {
        driver.createInputTopic("t.inputs", new StringSerializer(), new StringSerializer())
                .pipeInput(record);
    }

    private static String steps(List<Step> steps) {
        return InputJson.write(new Input.Steps(steps, Input.Manner.ANSWERED));
    }

    private static List<Step> loop(int times) {
        List<Step> steps = new ArrayList<>();
        for (Step step : new Run()
                .times(times, run -> run.failing("npm test", "2 failed"))
                .steps()) {
            steps.add(step.with(step.meta().withNumber(steps.size())));
        }
        return steps;
    }

    @Test
    void stepsAreJudgedAndAnsweredAndGoOut() {
        // When
        Answer answer = put(Keys.of(ID), steps(loop(4)), 0).join();
        // Then
        Accepted accepted = answer.as(Accepted.class);
        assertThat(accepted.last()).isEqualTo(7);
        assertThat(accepted.interventions()).isNotEmpty();
        Entries entries = EntryTexts.read(outputs.readValue()).orElseThrow();
        assertThat(entries.steps()).hasSize(8);
        assertThat(entries.findings()).isNotEmpty();
        assertThat(dead.isEmpty()).isTrue();
    }

    @Test
    void theSameRecordTwiceCountsOnceAndIsAnsweredTwice() {
        // Given
        Accepted first = put(Keys.of(ID), steps(loop(4)), 0).join().as(Accepted.class);
        outputs.readKeyValuesToList();
        // When
        Accepted again = put(Keys.of(ID), steps(loop(4)), 0).join().as(Accepted.class);
        // Then
        assertThat(again.duplicates()).isEqualTo(8);
        assertThat(again.interventions()).isEqualTo(first.interventions());
        assertThat(outputs.isEmpty()).isTrue();
    }

    @Test
    void aRecordOfAnEarlierEpochIsJudgedByWhatThePartitionHasComeTo() {
        // Given
        epochs.load(1, new Epochs.Judged(LATER, Optional.empty()));
        put(Keys.of(ID), steps(loop(3)), 1).join();
        String policy = policy();
        // When
        put(Keys.of(TrajectoryId.local("other")), steps(loop(3)), 0).join();
        // Then
        assertThat(policy()).isEqualTo(policy);
    }

    private String policy() {
        List<FindingEntry> found = new ArrayList<>();
        outputs.readValuesToList()
                .forEach(
                        text -> found.addAll(EntryTexts.read(text).orElseThrow().findings()));
        return found.get(0).policy();
    }

    @Test
    void whatIsToBeJudgedByRulesThatThisNodeHasNotIsNotJudged() {
        assertThatThrownBy(() -> put(Keys.of(ID), steps(loop(1)), 9)).hasRootCauseInstanceOf(Standpoint.Unready.class);
    }

    @Test
    void whatCannotBeReadIsPutAsideWithTheReason() {
        // When
        Answer answer = put(Keys.of(ID), "{\"v\":1,\"do\":\"dance\"}", 0).join();
        // Then
        assertThat(answer.kind()).isEqualTo(Answer.Kind.FAILED);
        assertThat(dead.readValue()).contains("must be steps, hook", "dance");
    }

    @Test
    void whatDoesNotFollowIsToldToWhoWaitsAndPutAsideWhereNobodyDoes() {
        // Given
        String result = "{\"v\":1,\"do\":\"steps\",\"steps\":[{\"kind\":\"result\",\"call\":\"c9\",\"output\":\"x\"}]}";
        // When
        Answer answer = put(Keys.of(ID), result, 0).join();
        boolean told = dead.isEmpty();
        pipe(new TestRecord<>(Keys.of(ID), result));
        // Then
        assertThat(answer.kind()).isEqualTo(Answer.Kind.REFUSED);
        assertThat(told).isTrue();
        assertThat(dead.readValue()).contains("NO_CALL");
    }

    @Test
    void stepsThatSomebodyElsePutsIntoTheLogAreJudgedAndKeptWithoutSecrets() {
        // Given
        String said = "use the key AKIAIOSFODNN7EXAMPLE";
        String value = "{\"v\":1,\"do\":\"steps\",\"steps\":[{\"kind\":\"instruction\",\"text\":\"%s\"}]}";
        // When
        pipe(new TestRecord<>("platform-run-7", value.formatted(said)));
        // Then
        TestRecord<String, String> out = outputs.readRecord();
        assertThat(out.key()).isEqualTo("local\0platform-run-7");
        assertThat(out.value()).contains("use the key").doesNotContain("AKIAIOSFODNN7EXAMPLE");
        assertThat(dead.isEmpty()).isTrue();
    }

    @Test
    void aHookIsAnsweredByTheDeskOfThePartition() {
        // When
        Answer answer = put(Keys.of(ID), InputJson.write(new Input.Hook("codex", "PreToolUse", "{}")), 0)
                .join();
        // Then
        assertThat(answer.json()).isEqualTo("{\"hook\":\"PreToolUse\"}");
    }

    @Test
    void theNodeSeesWhatItHoldsUntilItHoldsItNoMore() throws IOException {
        // Given
        put(Keys.of(ID), steps(loop(2)), 0).join();
        int steps = held.steps(ID, 0, 100).size();
        // When
        driver.close();
        begin();
        // Then
        assertThat(steps).isEqualTo(4);
        assertThat(held.find(ID)).isEmpty();
    }

    @Test
    void whatIsOverIsLetGoOfOnceItIsWrittenAndGoesOnAsIfNothingHadBeen() {
        // Given
        put(Keys.of(ID), steps(loop(3)), 0).join();
        List<FindingEntry> before = held.findings(ID);
        driver.advanceWallClockTime(Duration.ofDays(9));
        int unwritten = held.steps(ID, 0, 100).size();
        outputs.readValuesToList()
                .forEach(text -> reads.write(ID, EntryTexts.read(text).orElseThrow()));
        driver.advanceWallClockTime(Duration.ofDays(9));
        int resting = held.steps(ID, 0, 100).size();
        // When
        Accepted accepted = put(Keys.of(ID), steps(loop(4)), 0).join().as(Accepted.class);
        // Then
        assertThat(unwritten).isEqualTo(6);
        assertThat(resting).isZero();
        assertThat(accepted.first()).isEqualTo(6);
        assertThat(accepted.duplicates()).isEqualTo(6);
        assertThat(held.steps(ID, 0, 100)).hasSize(8);
        assertThat(held.findings(ID)).hasSameSizeAs(before);
    }

    @Test
    void whatIsForgottenGoesOutToo() {
        // Given
        put(Keys.of(ID), steps(loop(1)), 0).join();
        outputs.readKeyValuesToList();
        // When
        Answer answer = put(Keys.of(ID), InputJson.write(new Input.Forget(Long.MAX_VALUE)), 0)
                .join();
        // Then
        assertThat(answer.as(Answer.Flag.class).yes()).isTrue();
        assertThat(EntryTexts.read(outputs.readValue())).isEmpty();
    }
}
