package io.steersman.labelled;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.Corpus;
import io.steersman.Shipped;
import io.steersman.intervention.Level;
import io.steersman.policy.PolicyReader;
import io.steersman.reload.InForce;
import io.steersman.reload.Sources;
import io.steersman.report.evaluation.Evaluation;
import io.steersman.report.evaluation.Evaluator;
import io.steersman.report.evaluation.Label;
import io.steersman.report.evaluation.Labels;
import io.steersman.report.evaluation.Score;
import io.steersman.report.evaluation.Verdict;
import io.steersman.report.run.Analyst;
import io.steersman.rulebook.Rulebook;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Holds what the rules take for a repetition against what people take for one; README.md beside it says how the labels are
 * defined and what the figures mean.
 */
final class RepetitionLabelsTest {

    private static final String LABEL = "repetition";
    private static final List<String> RULES = List.of(
            "reasoning_problems.infinite_loops.identical-call",
            "reasoning_problems.infinite_loops.failing-replay",
            "reasoning_problems.infinite_loops.same-result-repeat");
    private static final Path WRITTEN = Path.of("target", "labelled");

    @Test
    void eachRepetitionOfRepairAgentIsSeenWithFewFalseAlarms() throws IOException {
        // Given
        List<LabelledPairs> runs = LabelledPairs.read(folder(), "repairagent");
        // When
        Evaluation evaluation = evaluate("repairagent", runs, onTheSecond());
        // Then
        Score score = evaluation.scores().get(LABEL);
        assertThat(score.labels()).isEqualTo(85);
        assertThat(score.precision().value()).as(misses(evaluation)).isGreaterThanOrEqualTo(0.92);
        assertThat(score.recall().value()).as(misses(evaluation)).isGreaterThanOrEqualTo(0.80);
    }

    @Test
    void underTheShippedPolicyAlmostEverySightingIsARepetition() throws IOException {
        // Given
        List<LabelledPairs> runs = LabelledPairs.read(folder(), "repairagent");
        // When
        Evaluation evaluation = evaluate("repairagent", runs, Shipped.inForce());
        // Then
        Score score = evaluation.scores().get(LABEL);
        assertThat(score.alarms()).isGreaterThan(30);
        assertThat(score.precision().value()).as(misses(evaluation)).isGreaterThanOrEqualTo(0.92);
    }

    @Test
    void ofOpenHandsLittleCanBeSeenByFormAndNothingElseIsTakenForIt() throws IOException {
        // Given
        List<LabelledPairs> runs = LabelledPairs.read(folder(), "openhands");
        // When
        Evaluation evaluation = evaluate("openhands", runs, onTheSecond());
        // Then
        Score score = evaluation.scores().get(LABEL);
        assertThat(score.labels()).isEqualTo(27);
        assertThat(score.wrong()).as(misses(evaluation)).isLessThanOrEqualTo(score.right() + 1);
    }

    private static Path folder() {
        return Corpus.trajectories().resolve("labelled").resolve("sola_st");
    }

    /** The shipped rules, told to speak of the first repetition: what the labels are about. */
    private static InForce onTheSecond() {
        Rulebook rulebook = Shipped.inForce().rulebook();
        String yaml = Shipped.sources().policies().get("default.yaml");
        for (String rule : RULES) {
            yaml = yaml.replaceFirst("(?s)(" + rule + ":.*?limits: \\{ repeats: )\\d+", "$12");
        }
        return new InForce(
                "second",
                new Sources(Shipped.sources().drl(), Map.of(), Map.of("default.yaml", yaml)),
                rulebook,
                PolicyReader.read("default.yaml", yaml, "second", rulebook.detectionRules())
                        .policies());
    }

    /** Also writes runs and labels down, so that the command line can measure the same. */
    private static Evaluation evaluate(String agent, List<LabelledPairs> runs, InForce rules) throws IOException {
        List<Label> marks = new ArrayList<>();
        Path folder = Files.createDirectories(WRITTEN.resolve(agent).resolve("runs"));
        for (LabelledPairs run : runs) {
            marks.addAll(run.labels("Repetition", LABEL));
            run.write(folder);
        }
        ObjectNode settings = Json.emptyObject();
        RULES.forEach(settings.putObject("map").putArray(LABEL)::add);
        LabelledPairs.writeLabels(folder.resolveSibling("labels.ndjson"), settings, marks);
        Labels labels = new Labels(marks, new TreeMap<>(Map.of(LABEL, RULES)), Set.of(), Labels.By.SIGHTINGS);
        Analyst analyst = new Analyst(rules).withholding();
        Evaluator evaluator = new Evaluator(labels, Level.OBSERVE);
        List<Verdict> verdicts = new ArrayList<>();
        for (LabelledPairs run : runs) {
            verdicts.addAll(evaluator.judge(run.trajectory(), analyst.analyse(run.trajectory())));
        }
        return Evaluation.of(labels.names(), runs.size(), verdicts);
    }

    private static String misses(Evaluation evaluation) {
        StringBuilder text = new StringBuilder(evaluation.scores().toString());
        evaluation.verdicts().stream()
                .filter(verdict -> verdict.kind() == Verdict.Kind.MISSED || verdict.kind() == Verdict.Kind.WRONG)
                .forEach(verdict -> text.append('\n')
                        .append(verdict.kind())
                        .append(' ')
                        .append(verdict.run())
                        .append(" step ")
                        .append(verdict.step())
                        .append(' ')
                        .append(verdict.rule())
                        .append(' ')
                        .append(verdict.quote()));
        return text.toString();
    }
}
