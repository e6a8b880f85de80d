package io.steersman.cli.evaluate;

import io.steersman.cli.analyze.Summary;
import io.steersman.intake.Intake;
import io.steersman.intake.Reading;
import io.steersman.intervention.Level;
import io.steersman.reload.InForce;
import io.steersman.report.evaluation.Evaluation;
import io.steersman.report.evaluation.Evaluator;
import io.steersman.report.evaluation.Label;
import io.steersman.report.evaluation.Labels;
import io.steersman.report.evaluation.Verdict;
import io.steersman.report.run.Analyst;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Trajectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One evaluation of many files, under one rulebook or two. */
final class EvaluationRun {

    private final Labels labels;
    private final Evaluator evaluator;
    private final Analyst analyst;
    private final Optional<Analyst> other;
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<Verdict> others = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<Label> met = new HashSet<>();
    private int runs;
    private boolean lost;

    /**
     * An evaluation that has not begun.
     *
     * @param other the rulebook that is compared with, if any
     */
    EvaluationRun(Labels labels, Level atLeast, InForce inForce, Optional<InForce> other) {
        this.labels = labels;
        this.evaluator = new Evaluator(labels, atLeast);
        this.analyst = new Analyst(inForce);
        this.other = other.map(Analyst::new);
    }

    /** Judges files, several at once; what is kept does not depend on which is done first. */
    void judge(List<Path> files) {
        files.parallelStream().map(this::judge).toList().forEach(this::take);
        labels.labels().stream()
                .filter(label -> !met.contains(label))
                .map(Label::run)
                .distinct()
                .forEach(run -> lose("No trajectory is called '%s', as the labels say. Maybe name the folder it is in."
                        .formatted(run)));
    }

    private void lose(String problem) {
        lost = true;
        problems.add(problem);
    }

    /** How well the rules did. */
    Evaluation evaluation() {
        return Evaluation.of(labels.names(), runs, verdicts);
    }

    /** How well the rules that are compared with did, if any. */
    Optional<Evaluation> compared() {
        return other.map(any -> Evaluation.of(labels.names(), runs, others));
    }

    Labels labels() {
        return labels;
    }

    /** What could not be read, and labels that lead nowhere. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Whether there was something to judge, and every label led to a run. */
    boolean complete() {
        return !lost && runs > 0;
    }

    /** What came of one file. */
    private record Judged(
            int runs, List<Verdict> verdicts, List<Verdict> others, List<String> problems, Set<Label> met) {}

    private Judged judge(Path file) {
        Reading reading = Intake.read(file);
        Judged judged = new Judged(0, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashSet<>());
        for (Problem problem : reading.problems()) {
            judged.problems.add(new Summary.Noted(reading.source(), problem).display());
        }
        List<Trajectory> read =
                reading.trajectories().stream().filter(labels::judges).toList();
        read.forEach(trajectory -> judge(trajectory, judged));
        return new Judged(read.size(), judged.verdicts, judged.others, judged.problems, judged.met);
    }

    private void judge(Trajectory trajectory, Judged into) {
        labels.labels().stream().filter(label -> label.isOf(trajectory)).forEach(into.met::add);
        evaluator.displaced(trajectory).forEach(label -> into.problems.add(displaced(label, trajectory)));
        into.verdicts.addAll(evaluator.judge(trajectory, analyst.analyse(trajectory)));
        other.ifPresent(its -> into.others.addAll(evaluator.judge(trajectory, its.analyse(trajectory))));
    }

    private static String displaced(Label label, Trajectory trajectory) {
        return "%s has no %s %s, which the label '%s' (line %d) names; it counts as missed. Maybe it is of another run."
                .formatted(trajectory.source(), label.at().key(), label.value(), label.name(), label.line());
    }

    private void take(Judged judged) {
        runs += judged.runs;
        verdicts.addAll(judged.verdicts);
        others.addAll(judged.others);
        problems.addAll(judged.problems);
        met.addAll(judged.met);
    }
}
