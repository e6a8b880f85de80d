package io.steersman.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Outcome;
import io.steersman.journal.MemoryJournal;
import io.steersman.redaction.CleanSteps;
import io.steersman.redaction.Redaction;
import io.steersman.reload.InForce;
import io.steersman.reload.Releases;
import io.steersman.report.TrialVerdict;
import io.steersman.session.Noticed;
import io.steersman.session.Session;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialsTest {

    private static final String RULE = """
            package rules.house.%1$s;
            import static io.steersman.rulebook.drl.Report.finding;
            import io.steersman.fact.Action;
            rule "%1$s"
                @title("Seen")
                @severity("low")
                @status("draft")
                @since("0.1")
                @why("It is a test")
                @falsePositives("None")
                @misses("None")
            when
                $action : Action( open()%2$s )
            then
                insert( finding(drools.getRule(), "x", $action)%3$s );
            end
            """;
    private static final InForce ACTIVE = rule("old", "", "");
    private static final InForce CANDIDATE = rule("fresh", "", "");

    private final List<String> told = new ArrayList<>();
    private final Releases releases = Releases.of(ACTIVE, Path.of("rules"), Path.of("policies"));
    private final Trials trials = new Trials(releases, TrialVerdict::of, told::add, TrialRecord.inMemory());
    private final MemoryJournal journal = new MemoryJournal();
    private final Supervisor supervisor = new Supervisor(
            journal,
            releases.active(),
            new Witness() {},
            10,
            InstantSource.system(),
            new CleanSteps(Redaction.standard()),
            trials,
            io.steersman.session.Stopwatch.NONE);

    @Test
    void aShadowIsKeptApartAndNobodyIsTold() {
        // Given
        trials.begin(CANDIDATE, terms(0));
        // When
        List<Intervention> said = call("a", 1);
        // Then
        assertThat(said).extracting(one -> one.rule().name()).containsOnly("old");
        assertThat(journal.findings(id("a")))
                .extracting(entry -> entry.finding().rule().name())
                .containsOnly("old");
        Trial.State state = trials.current().orElseThrow().state();
        assertThat(state.rules().get("house.fresh.fresh")).isEqualTo(new Trial.Compared(0, 1, 0));
        assertThat(state.rules().get("house.old.old")).isEqualTo(new Trial.Compared(1, 0, 0));
        assertThat(state.examples()).extracting(Trial.Example::trajectory).containsOnly("a");
        assertThat(state.tried().steps()).isEqualTo(2);
        assertThat(state.tried().nanos()).isPositive();
    }

    @Test
    void aFaultThatBothSeeCountsForBoth() {
        // Given
        trials.begin(rule("old", ", kind() != null", ""), terms(0));
        // When
        call("a", 1);
        // Then
        Trial.State state = trials.current().orElseThrow().state();
        assertThat(state.rules().get("house.old.old")).isEqualTo(new Trial.Compared(0, 0, 1));
        assertThat(state.examples()).isEmpty();
    }

    @Test
    void aTrialOfATenantLeavesTheRunsOfOthersAlone() {
        // Given
        trials.begin(CANDIDATE, new Trial.Terms("acme", 100, 3, 100_000, 1_000_000, "ada", "", 0));
        // When
        List<Intervention> said = call("a", 1);
        // Then
        assertThat(said).extracting(one -> one.rule().name()).containsOnly("old");
        assertThat(trials.current().orElseThrow().takes(new TrajectoryId("acme", "a")))
                .isTrue();
        assertThat(trials.current().orElseThrow().state().tried().steps()).isZero();
    }

    @Test
    void aCanaryIsInForceForItsShareAlone() {
        // Given
        trials.begin(CANDIDATE, terms(30));
        // When
        IntStream.range(0, 100).forEach(run -> call("run-" + run, 1));
        // Then
        long taken = IntStream.range(0, 100)
                .filter(run ->
                        rulebook("run-" + run).equals(CANDIDATE.rulebook().hash()))
                .count();
        assertThat(taken).isBetween(15L, 45L);
        assertThat(IntStream.range(0, 100)
                        .filter(run -> Trial.bucket(id("run-" + run)) < 30)
                        .count())
                .isEqualTo(taken);
    }

    @Test
    void aCanaryThatIsTakenBackIsForgottenAtTheNextStep() {
        // Given
        trials.begin(CANDIDATE, terms(100));
        call("a", 1);
        // When
        trials.takeBack("enough");
        // Then
        assertThat(call("a", 2)).extracting(one -> one.rule().name()).containsOnly("old");
        assertThat(trials.last().orElseThrow().why()).isEqualTo("enough");
    }

    @Test
    void aPromotedCandidateIsInForceForAll() {
        // Given
        trials.begin(CANDIDATE, terms(0));
        // When
        trials.promote("ada", "it is better");
        // Then
        assertThat(releases.active().inForce()).isSameAs(CANDIDATE);
        assertThat(releases.current().orElseThrow().who()).isEqualTo("ada");
        assertThat(call("a", 1)).extracting(one -> one.rule().name()).containsOnly("fresh");
    }

    @Test
    void aCandidateWhoseRulesFailIsTakenBackByItself() {
        // Given
        trials.begin(rule("fresh", "", ".with(\"n\", Integer.parseInt($action.tool() + \"x\"))"), terms(0));
        // When
        for (int call = 1; call <= 5; call++) {
            call("a", call);
        }
        // Then
        assertThat(trials.current()).isEmpty();
        assertThat(told).singleElement().asString().contains("failed 4 times");
        assertThat(releases.active().inForce()).isSameAs(ACTIVE);
    }

    @Test
    void whatIsTriedGoesOnAfterARestart(@TempDir Path folder) {
        // Given
        Trials before = remembering(folder);
        before.begin(ACTIVE, terms(0));
        before.current().orElseThrow().judged(true, 7, 1);
        before.current().orElseThrow().seen(new Trial.Example("a.b.c", "local", "run", 3, "Seen", true), false);
        before.keep();
        Trial.State seen = before.current().orElseThrow().state();
        // When
        Trials after = remembering(folder);
        // Then
        assertThat(after.current().orElseThrow().state()).isEqualTo(seen);
        assertThat(after.current().orElseThrow().candidate()).isSameAs(ACTIVE);
        assertThat(after.last()).isEmpty();
    }

    @Test
    void whatIsOverStaysOverAfterARestart(@TempDir Path folder) {
        // Given
        Trials before = remembering(folder);
        before.begin(ACTIVE, terms(10));
        before.takeBack("enough");
        // When
        Trials after = remembering(folder);
        // Then
        assertThat(after.current()).isEmpty();
        assertThat(after.last()).isEqualTo(before.last());
    }

    @Test
    void whatCannotBeUsedAfterARestartIsTakenBack(@TempDir Path folder) {
        // Given
        remembering(folder).begin(CANDIDATE, terms(10));
        // When
        Trials after = remembering(folder);
        // Then
        assertThat(after.current()).isEmpty();
        assertThat(after.last().orElseThrow().why()).contains("after the restart: There is no version");
        assertThat(told).hasSize(1);
    }

    @Test
    void aDamagedRecordIsSaidAndNothingIsTried(@TempDir Path folder) throws IOException {
        // Given
        Files.writeString(folder.resolve("trial.json"), "{\"running\":[{");
        // When
        Trials after = remembering(folder);
        // Then
        assertThat(after.current()).isEmpty();
        assertThat(told).singleElement().asString().contains("trial.json");
    }

    @Test
    void onlyWhatWasSaidSinceItBeganCounts() {
        // Given
        TrialRun run = new TrialRun(
                id("a"),
                trials,
                number -> number == 3 ? OptionalLong.empty() : OptionalLong.of(number == 1 ? 999 : 1000));
        trials.begin(ACTIVE, new Trial.Terms("", 100, 3, 100_000, 1_000_000, "ada", "", 1000));
        Session session = new Session(ACTIVE.rulebook(), ACTIVE.policies()::of, Context.NONE);
        run.join(session, ACTIVE);
        // When
        run.measured(AgentMessage.of("Done."), () -> decided(Outcome.Kind.IGNORED, 1, 2, 3));
        // Then
        assertThat(trials.current().orElseThrow().state().tried().decided()).isEqualTo(2);
    }

    @Test
    void aRunThatEndedBeforeItCouldShowAnythingDecidesNothing() {
        // Given
        TrialRun run = new TrialRun(id("a"), trials, number -> OptionalLong.of(1000));
        trials.begin(ACTIVE, terms(100));
        run.join(new Session(ACTIVE.rulebook(), ACTIVE.policies()::of, Context.NONE), ACTIVE);
        // When
        run.measured(AgentMessage.of("Done."), () -> decided(Outcome.Kind.ENDED, 1));
        // Then
        assertThat(trials.current().orElseThrow().state().tried().decided()).isZero();
    }

    private static Noticed decided(Outcome.Kind kind, int... interventions) {
        List<Outcome> outcomes = IntStream.of(interventions)
                .mapToObj(number -> new Outcome(Outcome.Voice.STEERSMAN, number, "f", kind, 0, -1, 1, 1, ""))
                .toList();
        return new Noticed(List.of(), List.of(), List.of(), Optional.empty(), outcomes, List.of(), List.of());
    }

    private Trials remembering(Path folder) {
        return new Trials(releases, TrialVerdict::of, told::add, TrialRecord.in(folder.resolve("trial.json")));
    }

    private static InForce rule(String name, String more, String with) {
        return Shipped.with("house/%s.drl".formatted(name), RULE.formatted(name, more, with));
    }

    private static Trial.Terms terms(int percent) {
        return new Trial.Terms("", percent, 3, 100_000, 1_000_000, "ada", "", 0);
    }

    private List<Intervention> call(String run, int number) {
        String steps = """
                {"kind":"call","id":"c%1$d","tool":"Bash","input":{"command":"make %1$d"}}
                {"kind":"result","call":"c%1$d","output":"done"}
                """.formatted(number);
        List<Step> read =
                NativeFormat.parse(steps.getBytes(StandardCharsets.UTF_8)).steps();
        return supervisor.accept(id(run), read).interventions();
    }

    private String rulebook(String run) {
        return journal.findings(id(run)).get(0).rulebook();
    }

    private static TrajectoryId id(String run) {
        return TrajectoryId.local(run);
    }
}
