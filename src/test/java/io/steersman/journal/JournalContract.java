package io.steersman.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.IntNode;
import io.steersman.experiment.Assignment;
import io.steersman.finding.Finding;
import io.steersman.finding.RuleId;
import io.steersman.finding.Severity;
import io.steersman.finding.Suspicion;
import io.steersman.finding.Verdict;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Level;
import io.steersman.intervention.Outcome;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.Tokens;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.TrajectoryEnd;
import io.steersman.trajectory.TrajectoryId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every journal promises. */
public abstract class JournalContract {

    private static final RuleId RULE = RuleId.parse("a.b.c");
    private static final String ODD =
            "tab\t, quote ' \" \\ , zero \u0000, \uD83D\uDE00, \u4E2D\u6587, %s ; DROP TABLE step; --";

    /** The journal under test; each test has trajectories of its own. */
    protected abstract Journal journal();

    private static int count;

    private final TrajectoryId id = new TrajectoryId("acme", "t" + System.nanoTime() + "-" + count++);

    @Test
    void whatIsRememberedIsReplacedAndGoesWithTheTrajectory() {
        // Given
        TrajectoryId id = TrajectoryId.local("remembered");
        assertThat(journal().standing(id)).isEmpty();
        journal().write(id, remembering(said(0, 1), new Standing(0, "nothing yet")));
        // When
        journal().write(id, remembering(said(1, 1), new Standing(1, "one step")));
        journal().write(id, Entries.of(said(2, 1)));
        // Then
        assertThat(journal().standing(id)).contains(new Standing(1, "one step"));
        assertThat(journal().forget(id, Long.MAX_VALUE)).isTrue();
        assertThat(journal().standing(id)).isEmpty();
    }

    @Test
    void allKindsOfStepsComeBackAsTheyWere() {
        // Given
        List<Step> steps = indexed(List.of(
                Instruction.user("Fix it. " + ODD),
                AgentMessage.of("I will.").with(full()),
                new ToolCall(
                        Meta.NONE.withNumber(8),
                        "c1",
                        "Bash " + ODD,
                        Json.emptyObject().put("command", ODD)),
                ToolResult.of("c1", ODD, ToolResult.Status.ERROR)
                        .withExitCode(-1)
                        .withDurationMs(Long.MAX_VALUE)
                        .withRefusal(ToolResult.Refusal.INTERRUPT),
                new io.steersman.trajectory.Compaction(Meta.NONE),
                new TrajectoryEnd(Meta.NONE, "completed")));
        // When
        journal().write(id, Entries.of(steps));
        // Then
        assertThat(journal().steps(id, 0, 100)).isEqualTo(steps);
        TrajectoryEntry entry = journal().find(id).orElseThrow();
        assertThat(entry).isEqualTo(new TrajectoryEntry(id, 6, true, 0, 0, entry.began(), entry.latest()));
        assertThat(entry.latest()).isGreaterThanOrEqualTo(entry.began());
    }

    @Test
    void pagesOfStepsBeginWhereTheyAreAskedTo() {
        // Given
        List<Step> steps = said(0, 10);
        journal().write(id, Entries.of(steps));
        // When
        List<Step> page = journal().steps(id, 4, 3);
        // Then
        assertThat(page).isEqualTo(steps.subList(4, 7));
        assertThat(journal().steps(id, 10, 3)).isEmpty();
        assertThat(journal().steps(id, 8, Integer.MAX_VALUE)).hasSize(2);
    }

    @Test
    void theLatestComeFirstInPages() throws InterruptedException {
        // Given
        String tenant = "t" + System.nanoTime();
        for (String name : List.of("a", "b", "c", "a")) {
            TrajectoryId id = new TrajectoryId(tenant, name);
            int known = journal().find(id).map(TrajectoryEntry::steps).orElse(0);
            journal().write(id, Entries.of(said(known, known + 1)));
            Thread.sleep(2);
        }
        // When
        List<TrajectoryEntry> latest = journal().latest(tenant, 0, 2);
        // Then
        assertThat(latest).extracting(entry -> entry.id().id()).containsExactly("a", "c");
        assertThat(journal().latest(tenant, 2, 2))
                .extracting(entry -> entry.id().id())
                .containsExactly("b");
        assertThat(journal().latest(tenant, 3, 2)).isEmpty();
    }

    @Test
    void theSameStepsAgainChangeNothing() {
        // Given
        journal().write(id, Entries.of(said(0, 5)));
        // When
        journal().write(id, Entries.of(said(3, 7)));
        // Then
        assertThat(journal().steps(id, 0, 100)).isEqualTo(said(0, 7));
    }

    @Test
    void stepsThatLeaveAGapAreRefused() {
        // Given
        journal().write(id, Entries.of(said(0, 2)));
        // Then
        assertThatThrownBy(() -> journal().write(id, Entries.of(said(3, 4))))
                .isInstanceOfSatisfying(JournalFailure.class, failure -> assertThat(failure.reason())
                        .isEqualTo(JournalFailure.Reason.CONFLICT));
        assertThat(journal().steps(id, 0, 100)).hasSize(2);
    }

    @Test
    void anotherStepInAPlaceThatIsTakenIsRefusedWithAllThatCameWithIt() {
        // Given
        journal().write(id, Entries.of(said(0, 2)));
        List<Step> other = new ArrayList<>(said(0, 4));
        other.set(1, AgentMessage.of("something else").with(Meta.NONE.withIndex(1)));
        // Then
        assertThatThrownBy(() -> journal().write(id, Entries.of(other))).isInstanceOf(JournalFailure.class);
        assertThat(journal().steps(id, 0, 100)).isEqualTo(said(0, 2));
    }

    @Test
    void aStepIsFoundByTheClientsNumber() {
        // Given
        List<Step> steps = indexed(List.of(
                AgentMessage.of("one").with(Meta.NONE.withNumber(7)),
                AgentMessage.of("two").with(Meta.NONE.withNumber(Long.MAX_VALUE))));
        journal().write(id, Entries.of(steps));
        // Then
        assertThat(journal().numbered(id, Long.MAX_VALUE)).contains(steps.get(1));
        assertThat(journal().numbered(id, 8)).isEmpty();
        assertThat(journal().numbered(new TrajectoryId("other", id.id()), 7)).isEmpty();
    }

    @Test
    void findingsKeepTheOrderAndTheStepOfTheirFirstSight() {
        // Given
        journal().write(id, entries(new FindingEntry(finding("x", 1), 1, "r1", "p", false)));
        journal().write(id, entries(new FindingEntry(finding(ODD, 2), 2, "r1", "p", true)));
        // When
        journal().write(id, entries(new FindingEntry(finding("x", 5), 5, "r2", "p", false)));
        // Then
        assertThat(journal().findings(id))
                .containsExactly(
                        new FindingEntry(finding("x", 5), 1, "r2", "p", false),
                        new FindingEntry(finding(ODD, 2), 2, "r1", "p", true));
    }

    @Test
    void anInterventionIsAsItWasKeptLast() {
        // Given
        InterventionEntry second = InterventionEntry.pending(intervention(2), "r", "p", new Moment(3, 100));
        InterventionEntry first = InterventionEntry.pending(intervention(1), "r", "p", new Moment(1, 50));
        journal().write(id, ofInterventions(second, first));
        // When
        journal().write(id, ofInterventions(first.sent(new Moment(4, 60), Level.NOTICE, "a hook")));
        // Then
        assertThat(journal().interventions(id))
                .containsExactly(first.sent(new Moment(4, 60), Level.NOTICE, "a hook"), second);
    }

    @Test
    void whatATrajectoryBelongsToStaysAndIsFoundByItsUnit() {
        // Given
        Assignment drawn = new Assignment("help", "user:" + ODD, "control", false);
        Assignment other = new Assignment("help", "user:" + ODD, "treatment", true);
        journal().write(id, entries(said(0, 1), drawn));
        // When
        journal().write(id, entries(List.of(), other));
        // Then
        assertThat(journal().assignments(id)).containsExactly(drawn);
        assertThat(journal().assigned(id.tenant(), "help", drawn.unit())).contains(drawn);
        assertThat(journal().assigned(id.tenant(), "help", "user:other")).isEmpty();
        assertThat(journal().assigned("another", "help", drawn.unit())).isEmpty();
    }

    private static Entries entries(List<Step> steps, Assignment assignment) {
        return new Entries(
                steps, List.of(), List.of(), List.of(), List.of(), List.of(assignment), List.of(), Optional.empty());
    }

    @Test
    void outcomesAndFeedbackReplaceTheirLike() {
        // Given
        Outcome outcome = new Outcome(Outcome.Voice.STEERSMAN, 1, ODD, Outcome.Kind.IGNORED, 1, -1, 4, 2, "");
        Feedback said = new Feedback(Feedback.About.FINDING, ODD, true, "me", "well " + ODD, 5);
        journal().write(id, new Entries(said(0, 1), List.of(), List.of(), List.of(outcome), List.of(said)));
        Outcome later = new Outcome(Outcome.Voice.STEERSMAN, 1, ODD, Outcome.Kind.RECOVERED, 1, 5, 8, 4, "an edit");
        Feedback changed = new Feedback(Feedback.About.FINDING, ODD, false, "me", "", 6);
        // When
        journal().write(id, new Entries(List.of(), List.of(), List.of(), List.of(later), List.of(changed)));
        // Then
        assertThat(journal().outcomes(id)).containsExactly(later);
        assertThat(journal().feedback(id)).containsExactly(changed);
    }

    @Test
    void aQuestionWaitsUntilItsAnswerTakesItsPlace() {
        // Given
        VerdictEntry question = VerdictEntry.open(
                1,
                new Suspicion(new RuleId("observer", "questions", "q"), "why", ODD, "", List.of(0), Map.of("a", ODD)),
                new Moment(0, 5));
        journal().write(id, Entries.of(said(0, 1)));
        journal().write(id, Entries.of(question));
        boolean waited = journal().unanswered(1_000).contains(id);
        Verdict verdict = new Verdict(
                question.suspicion().rule(), "", "goal-drift", List.of(0), ODD, 90, "go back", "go on", 0, 0, false);
        VerdictEntry answered =
                question.answered(verdict, VerdictEntry.Cost.NONE).closed(new Moment(0, 9), true, 3);
        // When
        journal().write(id, Entries.of(answered));
        // Then
        assertThat(waited).isTrue();
        assertThat(journal().unanswered(1_000)).doesNotContain(id);
        assertThat(journal().verdicts(id)).containsExactly(answered);
        assertThat(journal().verdicts(new TrajectoryId("other", id.id()))).isEmpty();
    }

    @Test
    void whatPeopleSayOfAJudgesFindingsIsKnownOfAllTrajectories() {
        // Given
        TrajectoryId other = new TrajectoryId("other", id.id());
        Feedback drift = about(Feedback.About.FINDING, "specification_drift.judged.goal-drift#" + ODD);
        journal().write(id, Entries.of(said(0, 1)));
        journal().write(other, Entries.of(said(0, 1)));
        // When
        journal().write(id, Entries.of(drift));
        journal().write(id, Entries.of(about(Feedback.About.FINDING, "a.b.c#x.judged.y")));
        journal().write(id, Entries.of(about(Feedback.About.INTERVENTION, "1")));
        journal().write(other, Entries.of(drift));
        // Then
        assertThat(journal().saidOfJudged())
                .filteredOn(said -> said.id().id().equals(id.id()))
                .containsExactlyInAnyOrder(new Journal.Said(id, drift), new Journal.Said(other, drift));
    }

    private static Feedback about(Feedback.About about, String subject) {
        return new Feedback(about, subject, false, "ann", "", 5);
    }

    @Test
    void trajectoriesAreListedByIdAndOnlyTheTenantsOwn() {
        // Given
        String tenant = "tenant" + id.id();
        for (String name : List.of("b", "a", "c", "B", "\u00E4")) {
            journal().write(new TrajectoryId(tenant, name), Entries.of(said(0, 1)));
        }
        journal().write(new TrajectoryId(tenant + "x", "aa"), Entries.of(said(0, 1)));
        // When
        List<TrajectoryEntry> page = journal().list(tenant, "B", 3);
        // Then
        assertThat(page).extracting(entry -> entry.id().id()).containsExactly("a", "b", "c");
        assertThat(page).allSatisfy(entry -> assertThat(entry.id().tenant()).isEqualTo(tenant));
    }

    @Test
    void anotherTenantSeesNothing() {
        // Given
        journal().write(id, Entries.of(said(0, 1)));
        TrajectoryId foreign = new TrajectoryId("other", id.id());
        // Then
        assertThat(journal().find(foreign)).isEmpty();
        assertThat(journal().steps(foreign, 0, 10)).isEmpty();
        assertThat(journal().findings(foreign)).isEmpty();
        assertThat(journal().interventions(foreign)).isEmpty();
        assertThat(journal().outcomes(foreign)).isEmpty();
        assertThat(journal().feedback(foreign)).isEmpty();
    }

    @Test
    void manyWriteSideBySideAndNothingIsMixed() throws Exception {
        // Given
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> running = new ArrayList<>();
        // When
        for (int t = 0; t < 40; t++) {
            TrajectoryId own = new TrajectoryId("acme", id.id() + "-" + t);
            running.add(threads.submit(() -> {
                for (int i = 0; i < 20; i++) {
                    journal().write(own, Entries.of(said(i, i + 1)));
                }
            }));
        }
        for (Future<?> one : running) {
            one.get(60, TimeUnit.SECONDS);
        }
        threads.shutdown();
        // Then
        for (int t = 0; t < 40; t++) {
            assertThat(journal().steps(new TrajectoryId("acme", id.id() + "-" + t), 0, 100))
                    .isEqualTo(said(0, 20));
        }
    }

    @Test
    void aTrajectoryIsForgottenWithAllThatIsKeptOfIt() {
        // Given
        journal().write(id, Entries.of(said(0, 3)));
        journal().write(id, entries(new FindingEntry(finding("x", 1), 1, "r", "p", false)));
        journal().write(id, Entries.of(new Feedback(Feedback.About.FINDING, "x", true, "me", "", 1)));
        long later = System.currentTimeMillis() + 1_000;
        // When
        boolean gone = journal().forget(id, later);
        // Then
        assertThat(gone).isTrue();
        assertThat(journal().find(id)).isEmpty();
        assertThat(Kept.of(journal(), id).entries().isEmpty()).isTrue();
        assertThat(journal().forget(id, later)).isFalse();
        journal().write(id, Entries.of(said(0, 2)));
        assertThat(journal().findings(id)).isEmpty();
    }

    @Test
    void whatWasWrittenOfSinceIsNotForgotten() {
        // Given
        journal().write(id, Entries.of(said(0, 3)));
        long earlier = System.currentTimeMillis() - 60_000;
        // When
        boolean gone = journal().forget(id, earlier);
        // Then
        assertThat(gone).isFalse();
        assertThat(journal().steps(id, 0, 9)).hasSize(3);
        assertThat(journal().quiet(earlier, 1000)).doesNotContain(id);
        assertThat(journal().quiet(System.currentTimeMillis() + 1_000, 100_000)).contains(id);
    }

    @Test
    void whatIsExportedAndImportedIsTheSame() throws IOException {
        // Given
        journal().write(id, Entries.of(said(0, 3)));
        journal().write(id, entries(new FindingEntry(finding("b " + ODD, 1), 1, "r", "p", true)));
        journal().write(id, entries(new FindingEntry(finding("a", 1), 2, "r", "p", false)));
        journal().write(id, Entries.of(new Feedback(Feedback.About.FINDING, "x", true, "me", ODD, 1)));
        List<String> lines = Kept.of(journal(), id).lines().toList();
        Journal other = new MemoryJournal();
        // When
        Kept read = read(lines).orElseThrow();
        Taking.Taken taken = new Taking(other, step -> step).take(read);
        // Then
        assertThat(taken).isEqualTo(Taking.Taken.ADDED);
        assertThat(Kept.of(other, id)).isEqualTo(Kept.of(journal(), id));
        assertThat(new Taking(other, step -> step).take(read)).isEqualTo(Taking.Taken.THERE);
        assertThat(new Taking(journal(), step -> step).take(read)).isEqualTo(Taking.Taken.THERE);
        journal().forget(id, Long.MAX_VALUE);
        assertThat(new Taking(journal(), step -> step).take(read)).isEqualTo(Taking.Taken.ADDED);
        assertThat(Kept.of(journal(), id).lines()).isEqualTo(lines);
    }

    @Test
    void anImportLeavesWhatIsThereWithOtherContent() throws IOException {
        // Given
        journal().write(id, Entries.of(said(0, 3)));
        Kept offered = read(Kept.of(journal(), id).lines().toList()).orElseThrow();
        journal().write(id, Entries.of(said(3, 4)));
        // When
        Taking.Taken taken = new Taking(journal(), step -> step).take(offered);
        // Then
        assertThat(taken).isEqualTo(Taking.Taken.OTHER);
        assertThat(journal().steps(id, 0, 9)).hasSize(4);
    }

    private static Optional<Kept> read(List<String> lines) throws IOException {
        return new KeptReader(new BufferedReader(new StringReader(String.join("\n", lines)))).next();
    }

    @Test
    void nothingIsKnownOfWhatWasNeverWritten() {
        // Given
        journal().write(id, Entries.of(List.of()));
        // Then
        assertThat(journal().find(id)).isEmpty();
        assertThat(journal().steps(id, 0, 10)).isEmpty();
    }

    private static Meta full() {
        return Meta.NONE
                .withNumber(0)
                .withAt(Optional.of(Instant.parse("2026-01-02T03:04:05.678Z")))
                .withAgent("sub " + ODD)
                .withTurn("turn-1")
                .withTokens(new Tokens(12, 34))
                .withExtra(Map.of("x-own", IntNode.valueOf(5)));
    }

    private static Entries remembering(List<Step> steps, Standing standing) {
        return new Entries(
                steps, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Optional.of(standing));
    }

    /** Steps from an index to below another. */
    protected static List<Step> said(int from, int to) {
        List<Step> steps = new ArrayList<>();
        for (int i = from; i < to; i++) {
            steps.add(AgentMessage.of("message " + i).with(Meta.NONE.withIndex(i)));
        }
        return steps;
    }

    private static List<Step> indexed(List<Step> steps) {
        List<Step> indexed = new ArrayList<>();
        for (Step step : steps) {
            indexed.add(step.with(step.meta().withIndex(indexed.size())));
        }
        return indexed;
    }

    private static Finding finding(String identity, int step) {
        return new Finding(RULE, Severity.HIGH, "A title", identity, List.of(step), Map.of("command", ODD));
    }

    private static Intervention intervention(int number) {
        return new Intervention(number, Level.WARN, 3, RULE, List.of("a.b.c#x", ODD), ODD, 2, "v1");
    }

    private static Entries entries(FindingEntry finding) {
        return new Entries(List.of(), List.of(finding), List.of(), List.of(), List.of());
    }

    private static Entries ofInterventions(InterventionEntry... interventions) {
        return new Entries(List.of(), List.of(), List.of(interventions), List.of(), List.of());
    }
}
