package io.steersman.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Run;
import io.steersman.Shipped;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Level;
import io.steersman.intervention.Outcome;
import io.steersman.journal.FindingEntry;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.InterventionEntry.Delivery;
import io.steersman.journal.MemoryJournal;
import io.steersman.reload.Active;
import io.steersman.report.run.Analysis;
import io.steersman.report.run.Analyst;
import io.steersman.report.run.Occurrence;
import io.steersman.silence.Silence;
import io.steersman.silence.Silences;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import io.steersman.trajectory.Trajectory;
import io.steersman.trajectory.TrajectoryId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From the decision to the agent, and back. */
final class DeliveryTest {

    private static final TrajectoryId ID = TrajectoryId.local("t");
    private final MemoryJournal journal = new MemoryJournal();
    private Instant now = Instant.ofEpochMilli(1_000);
    private final InstantSource clock = () -> now;
    private final Supervisor supervisor =
            new Supervisor(journal, new Active(Shipped.inForce()), new Witness() {}, 2, clock);

    @Test
    void liveAndReplayedAreTheSame() {
        // Given
        List<Step> steps = listening();
        // When
        steps.forEach(step -> supervisor.accept(ID, List.of(step)));
        Analysis replayed = new Analyst(Shipped.inForce()).analyse(new Trajectory("t", "t.jsonl", "native", steps));
        // Then
        assertThat(interventions())
                .extracting(InterventionEntry::intervention)
                .isEqualTo(replayed.interventions())
                .hasSizeGreaterThan(2);
        assertThat(journal.outcomes(ID)).isEqualTo(replayed.outcomes()).isNotEmpty();
        assertThat(journal.findings(ID))
                .extracting(FindingEntry::finding)
                .containsExactlyInAnyOrderElementsOf(
                        replayed.findings().stream().map(Occurrence::finding).toList());
    }

    @Test
    void aSessionThatIsGivenUpAfterEachStepDecidesTheSame() {
        // Given
        List<Step> steps = listening();
        // When
        for (Step step : steps) {
            supervisor.accept(ID, List.of(step));
            for (int other = 0; other < 3; other++) {
                supervisor.accept(
                        TrajectoryId.local("other" + other), new Run().say("hi").steps());
            }
        }
        Analysis replayed = new Analyst(Shipped.inForce()).analyse(new Trajectory("t", "t.jsonl", "native", steps));
        // Then
        assertThat(interventions()).extracting(InterventionEntry::intervention).isEqualTo(replayed.interventions());
        assertThat(journal.outcomes(ID)).isEqualTo(replayed.outcomes());
    }

    @Test
    void whatIsSilencedIsDecidedAndWatchedAsEverAndNotTold() {
        // Given
        Silences silences = Silences.inMemory(clock);
        silences.add(new Silence(
                "s1", "local", "reasoning_problems", "", "", "", now, now.plusSeconds(60), "ada", "known to be red"));
        supervisor.heeding(silences);
        // When
        List<Intervention> told = supervisor.accept(ID, failing(3)).interventions();
        // Then
        assertThat(told).isEmpty();
        assertThat(interventions()).hasSize(1);
        assertThat(interventions().get(0).delivery()).isEqualTo(Delivery.WITHHELD);
        assertThat(interventions().get(0).reason()).startsWith("silenced by ada until");
        assertThat(interventions().get(0).intervention())
                .isEqualTo(new Analyst(Shipped.inForce())
                        .analyse(new Trajectory("t", "t.jsonl", "native", failing(3)))
                        .interventions()
                        .get(0));
    }

    @Test
    void whatIsSilencedIsToldAgainWhenTheSilenceIsOver() {
        // Given
        Silences silences = Silences.inMemory(clock);
        silences.add(new Silence("s1", "local", "reasoning_problems", "", "", "", now, now.plusSeconds(60), "", "so"));
        supervisor.heeding(silences);
        supervisor.accept(ID, failing(3));
        now = now.plusSeconds(60);
        // When
        List<Intervention> told =
                supervisor.accept(ID, renumbered(failing(9), "f")).interventions();
        // Then
        assertThat(told).isNotEmpty();
        assertThat(interventions())
                .extracting(InterventionEntry::delivery)
                .startsWith(Delivery.WITHHELD)
                .endsWith(Delivery.SENT);
    }

    @Test
    void aHintWhoseStreakIsBrokenBeforeItIsSentIsNotSent() {
        // Given
        supervisor.submitSilently(ID, failing(3)).join();
        supervisor
                .submitSilently(
                        ID, renumbered(new Run().edit("src/a.py", "a", "b").steps(), "e"))
                .join();
        // When
        List<Intervention> polled = supervisor.poll(ID, 0).stream()
                .map(InterventionEntry::intervention)
                .toList();
        // Then
        assertThat(polled).isEmpty();
        assertThat(interventions().get(0).delivery()).isEqualTo(Delivery.DROPPED);
        assertThat(interventions().get(0).reason()).isEqualTo("the streak is broken");
        assertThat(journal.outcomes(ID)).extracting(Outcome::kind).containsExactly(Outcome.Kind.UNDELIVERED);
    }

    @Test
    void whatWasNeverSentIsSaidAsSoftlyTheNextTime() {
        // Given
        supervisor.submitSilently(ID, failing(3)).join();
        supervisor
                .submitSilently(
                        ID, renumbered(new Run().edit("src/a.py", "a", "b").steps(), "e"))
                .join();
        supervisor.poll(ID, 0);
        // When
        List<Intervention> next =
                supervisor.accept(ID, renumbered(failing(3), "f")).interventions();
        // Then
        assertThat(next).hasSize(1);
        assertThat(next.get(0).rung()).isEqualTo(1);
    }

    @Test
    void whatWaitsGivesWayToWhatIsStrongerButNothingIsStoppedUntold() {
        // Given
        supervisor.submitSilently(ID, failing(9)).join();
        // When
        List<Intervention> polled = supervisor.poll(ID, 0).stream()
                .map(InterventionEntry::intervention)
                .toList();
        // Then
        assertThat(polled).extracting(Intervention::level).containsExactly(Level.WARN);
        assertThat(interventions())
                .extracting(InterventionEntry::delivery)
                .containsExactly(Delivery.DROPPED, Delivery.SENT);
    }

    @Test
    void whatNobodyFetchesDoesNotPileUp() {
        // Given
        Supervisor generous = new Supervisor(
                journal, new Active(Shipped.withPolicy("more.yaml", "budget: 1000\n")), new Witness() {}, 2, clock);
        Run run = new Run();
        for (int i = 0; i < 60; i++) {
            String command = "make " + "abcdefghij".charAt(i % 10) + "abcdef".charAt(i / 10);
            run.times(4, r -> r.failing(command, "error in " + command));
        }
        // When
        run.steps().forEach(step -> generous.submitSilently(ID, List.of(step)).join());
        // Then
        assertThat(interventions()).hasSizeGreaterThan(40);
        assertThat(interventions())
                .filteredOn(entry -> entry.delivery() == Delivery.PENDING)
                .hasSizeLessThanOrEqualTo(32);
    }

    @Test
    void nothingStandsBetweenACallAndItsResult() {
        // Given
        supervisor.submitSilently(ID, failing(3)).join();
        Step call = ToolCall.of("open", "Bash", "command", "npm run lint");
        // When
        List<Intervention> between = supervisor.accept(ID, List.of(call)).interventions();
        List<Intervention> after = supervisor
                .accept(ID, List.of(ToolResult.of("open", "2 problems", Status.ERROR)))
                .interventions();
        // Then
        assertThat(between).isEmpty();
        assertThat(after).hasSize(1);
    }

    @Test
    void aReplyThatWasLostIsGivenAgainAndCountsOnce() {
        // Given
        List<Step> steps = numbered(failing(3));
        List<Intervention> first = supervisor.accept(ID, steps).interventions();
        // When
        List<Intervention> again = supervisor.accept(ID, steps).interventions();
        // Then
        assertThat(again).isEqualTo(first).hasSize(1);
        assertThat(interventions()).hasSize(1);
    }

    @Test
    void parallelCallsWhoseResultsComeInAnyOrderEarnOneHint() {
        // Given
        List<Step> steps = new ArrayList<>();
        for (int turn = 0; turn < 3; turn++) {
            for (String call : List.of("a", "b", "c")) {
                steps.add(
                        ToolCall.of(call + turn, "Bash", "command", "npm test").with(Meta.NONE.withTurn("t" + turn)));
            }
            for (String call : List.of("c", "a", "b")) {
                steps.add(ToolResult.of(call + turn, "2 failed", Status.ERROR));
            }
        }
        List<Intervention> sent = new ArrayList<>();
        // When
        steps.forEach(step -> sent.addAll(supervisor.accept(ID, List.of(step)).interventions()));
        // Then
        assertThat(sent).hasSize(1);
    }

    @Test
    void whatWasUnderWayWhenTheAgentWasToldIsNotHeldAgainstIt() {
        // Given
        supervisor.accept(ID, failing(2));
        supervisor.accept(ID, List.of(ToolCall.of("x", "Bash", "command", "npm test")));
        supervisor.accept(ID, List.of(ToolCall.of("y", "Bash", "command", "npm test")));
        supervisor.accept(ID, List.of(ToolResult.of("x", "2 failed", Status.ERROR)));
        // When
        supervisor.accept(ID, List.of(ToolResult.of("y", "2 failed", Status.ERROR)));
        // Then
        assertThat(interventions()).hasSize(1);
        assertThat(journal.outcomes(ID)).isEmpty();
    }

    @Test
    void lagIsRecordedInStepsAndMilliseconds() {
        // Given
        supervisor.submitSilently(ID, failing(3)).join();
        supervisor.submitSilently(ID, new Run().say("Hm.").steps()).join();
        now = now.plusMillis(250);
        // When
        supervisor.poll(ID, 0);
        // Then
        assertThat(interventions().get(0).lagSteps()).hasValue(1);
        assertThat(interventions().get(0).lagMillis()).hasValue(250);
    }

    @Test
    void aClientThatGoesOnHasGotItsReply() {
        // Given
        supervisor.accept(ID, failing(3));
        // When
        supervisor.accept(ID, new Run().say("I see.").steps());
        // Then
        assertThat(interventions().get(0).delivery()).isEqualTo(Delivery.ACKNOWLEDGED);
    }

    @Test
    void ourOwnTextReadBackAcknowledgesItselfAndIsNoEvidence() {
        // Given
        supervisor.submitSilently(ID, failing(3)).join();
        String text = supervisor.poll(ID, 0).get(0).intervention().text();
        // When
        supervisor.accept(ID, List.of(new Instruction(Meta.NONE, text, Instruction.Source.STEERSMAN)));
        // Then
        assertThat(interventions().get(0).delivery()).isEqualTo(Delivery.ACKNOWLEDGED);
        assertThat(journal.outcomes(ID)).isEmpty();
    }

    private List<InterventionEntry> interventions() {
        return journal.interventions(ID);
    }

    /** Ignores the first hint, listens to the second, and ends without a word about the check that fails. */
    private static List<Step> listening() {
        Run run = new Run().user("Fix it.").times(5, r -> r.failing("npm test", "2 failed"));
        run.edit("src/a.py", "a", "b");
        for (int i = 0; i < 8; i++) {
            run.shell("cat src/file" + i + ".py", "content " + i);
        }
        return run.end().steps();
    }

    private static List<Step> failing(int times) {
        return new Run().times(times, r -> r.failing("npm test", "2 failed")).steps();
    }

    private static List<Step> numbered(List<Step> steps) {
        return steps.stream()
                .map(step -> step.with(step.meta().withNumber(step.index())))
                .toList();
    }

    /** The same with other ids, for a second part of one run. */
    private static List<Step> renumbered(List<Step> steps, String prefix) {
        return steps.stream()
                .map(step -> step instanceof ToolCall call
                        ? (Step) new ToolCall(call.meta(), prefix + call.id(), call.tool(), call.input())
                        : step instanceof ToolResult result
                                ? ToolResult.of(prefix + result.call(), result.output(), result.status())
                                : step)
                .toList();
    }
}
