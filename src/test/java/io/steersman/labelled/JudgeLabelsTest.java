package io.steersman.labelled;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import io.steersman.calibration.Interview;
import io.steersman.calibration.Measurement;
import io.steersman.calibration.RecordedAnswers;
import io.steersman.cli.Printed;
import io.steersman.journal.VerdictEntry.State;
import io.steersman.judge.Bench;
import io.steersman.judge.Budget;
import io.steersman.judge.Models;
import io.steersman.reload.InForce;
import io.steersman.trajectory.Trajectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What a judge finds of what people have labelled and form cannot decide: with nobody who answers, with one who knows the labels, and
 * with a real model where {@code -Djudge=FILE} names a policy that chooses one. README.md beside it says how the labels are defined.
 */
final class JudgeLabelsTest {

    private static final Path WRITTEN = Path.of("target", "labelled", "judge");
    private static final InstantSource CLOCK = InstantSource.system();
    private static final InForce EVERY_FIVE = Shipped.withPolicy("every-five.yaml", """
            judge: { questions: 100 }
            rules:
              observer.questions.so-many-actions: { mode: observe, limits: { actions: 5 } }
            """);

    @Test
    void aTableTellsWhatEachClassFinds() throws IOException {
        // Given
        List<String> table = new ArrayList<>();
        for (JudgeLabels set : JudgeLabels.all()) {
            // When
            Measurement absent = ask(set, Shipped.inForce(), List.of(), Optional.empty());
            Measurement knowing = ask(set, Shipped.inForce(), set.answers(Shipped.inForce()), Optional.empty());
            Measurement often = ask(set, EVERY_FIVE, set.answers(EVERY_FIVE), Optional.empty());
            // Then
            assertThat(absent.spent().of(State.UNASKED))
                    .isEqualTo(absent.spent().questions());
            assertThat(knowing.spent().of(State.ANSWERED))
                    .isEqualTo(knowing.spent().questions());
            assertThat(often.spent().of(State.ANSWERED)).isEqualTo(often.spent().questions());
            table.add(told(set, "nobody answers", absent));
            table.add(told(set, "one who knows the labels", knowing));
            table.add(told(set, "the same, asked every five actions", often));
            real(set).ifPresent(measured -> table.add(told(set, "the model of the policy", measured)));
            set.write(WRITTEN.resolve(set.name()), set.answers(Shipped.inForce()));
        }
        Files.writeString(WRITTEN.resolve("table.txt"), String.join("\n", table));
    }

    private static String told(JudgeLabels set, String who, Measurement measured) {
        return "%s, %s%n%s".formatted(set.name(), who, Printed.table(measured));
    }

    private static Optional<Measurement> real(JudgeLabels set) throws IOException {
        String policy = System.getProperty("judge", "");
        if (policy.isEmpty()) {
            return Optional.empty();
        }
        InForce chosen = Shipped.withPolicy("real.yaml", Files.readString(Path.of(policy)));
        Bench bench = new Bench(new Models(), new Budget(CLOCK), CLOCK);
        return Optional.of(ask(set, chosen, List.of(), Optional.of(bench)));
    }

    private static Measurement ask(JudgeLabels set, InForce inForce, List<String> answers, Optional<Bench> bench) {
        RecordedAnswers recorded =
                RecordedAnswers.read(String.join("\n", answers)).answers();
        Interview interview = new Interview(recorded, bench, CLOCK);
        Measurement measurement = new Measurement(inForce.rulebook().detectionRules(), Optional.of(set.asLabels()));
        for (Trajectory run : set.runs()) {
            measurement.add(
                    run,
                    interview.about(run, inForce),
                    List.of(),
                    inForce.policy().judge());
        }
        return measurement;
    }
}
