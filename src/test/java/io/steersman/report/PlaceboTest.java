package io.steersman.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Corpus;
import io.steersman.Shipped;
import io.steersman.WildRun;
import io.steersman.intake.Intake;
import io.steersman.intervention.Outcome.Kind;
import io.steersman.report.run.Analyst;
import io.steersman.report.run.Effect;
import io.steersman.report.run.RunReader;
import io.steersman.report.run.RunRecord;
import io.steersman.statistics.Interval;
import io.steersman.trajectory.Trajectory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Where nobody was told anything, telling has no effect: whatever is said of told and untold must not differ. Held against every
 * change of what an outcome is.
 */
final class PlaceboTest {

    private static final int MADE = 160;
    private static final int LENGTH = 120;

    @Test
    void ofMadeRunsThatNobodyWasToldToldAndUntoldDoNotDiffer() {
        // Given
        List<Trajectory> runs = IntStream.range(0, MADE)
                .mapToObj(seed -> new Trajectory("made-" + seed, "made", "native", WildRun.steps(seed, LENGTH)))
                .toList();
        // When
        Ways judged = Ways.of(runs);
        // Then
        assertThat(judged.halves().told().single().all()).isGreaterThan(50);
        assertThat(judged.halves().difference()).hasValueSatisfying(PlaceboTest::isNone);
        assertThat(judged.told().told()).isEqualTo(mirrored(judged.untold()));
    }

    @Test
    void ofRecordedRunsThatNobodyWasToldToldAndUntoldDoNotDiffer() {
        // Given
        List<Trajectory> runs = recorded();
        // When
        Ways judged = Ways.of(runs);
        // Then
        assertThat(judged.halves().told().single().all()).isGreaterThan(10);
        assertThat(judged.halves().difference()).hasValueSatisfying(PlaceboTest::isNone);
        assertThat(judged.told().told()).isEqualTo(mirrored(judged.untold()));
    }

    /**
     * The same runs judged three ways.
     *
     * @param told all of them told
     * @param untold all of them withheld
     * @param halves one half told and the other withheld, as an experiment has them
     */
    private record Ways(Recovery told, Recovery untold, Recovery halves) {
        static Ways of(List<Trajectory> runs) {
            Ledger told = new Ledger();
            Ledger untold = new Ledger();
            Ledger halves = new Ledger();
            Analyst telling = new Analyst(Shipped.inForce());
            for (int i = 0; i < runs.size(); i++) {
                RunRecord one = judged(telling, runs.get(i));
                RunRecord other = judged(telling.withholding(), runs.get(i));
                told.add(one);
                untold.add(other);
                halves.add(i % 2 == 0 ? one : other);
            }
            return new Ways(told.recovery(), untold.recovery(), halves.recovery());
        }

        private static RunRecord judged(Analyst analyst, Trajectory run) {
            return RunReader.of(analyst.analyse(run), run, analyst.delivery());
        }
    }

    /** Of the same runs both sides are the same to the last case, but for the name of a recovery. */
    private static Recovery.Cases mirrored(Recovery withheld) {
        Recovery.Cases cases = withheld.untold();
        Effect told = Effect.NONE;
        for (var count : cases.first().counts().entrySet()) {
            Kind kind = count.getKey() == Kind.SELF_RECOVERED ? Kind.RECOVERED : count.getKey();
            for (int i = 0; i < count.getValue(); i++) {
                told = told.plus(kind);
            }
        }
        return new Recovery.Cases(
                cases.count(),
                told,
                cases.endedAfterChange(),
                cases.single(),
                cases.multi(),
                cases.halted(),
                cases.open());
    }

    private static void isNone(Interval difference) {
        assertThat(difference.holds(0)).as("%s", difference).isTrue();
    }

    private static List<Trajectory> recorded() {
        Path folder = Corpus.trajectories();
        return Intake.files(folder).files().stream()
                .flatMap(file -> Intake.read(file).trajectories().stream())
                .toList();
    }
}
