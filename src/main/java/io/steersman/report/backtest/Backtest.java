package io.steersman.report.backtest;

import io.steersman.finding.RuleId;
import io.steersman.intervention.Level;
import io.steersman.journal.Feedback;
import io.steersman.journal.VerdictEntry;
import io.steersman.policy.Policy;
import io.steersman.reload.Difference;
import io.steersman.reload.InForce;
import io.steersman.report.evaluation.Evaluation;
import io.steersman.report.evaluation.Evaluator;
import io.steersman.report.evaluation.Labels;
import io.steersman.report.evaluation.Score;
import io.steersman.report.evaluation.Verdict;
import io.steersman.report.run.Analysis;
import io.steersman.report.run.Sightings;
import io.steersman.rulebook.Rulebook;
import io.steersman.session.Bystander;
import io.steersman.session.RuleError;
import io.steersman.session.Session;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.Trajectory;
import io.steersman.trajectory.TrajectoryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Judges trajectories under the active rulebook and a candidate, side by side. Thread-safe.
 *
 * <p>Each step is read once for both, and only rules that may come to something else are run at all.
 */
public final class Backtest {

    private final InForce active;
    private final InForce candidate;
    private final Optional<Labels> labels;
    private final Set<RuleId> judged;
    private final Rulebook nothing;
    private final Rulebook before;
    private final Rulebook after;
    private final Differences differences;
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<Verdict> others = new ArrayList<>();
    private final Map<String, FeedbackCount> feedback = new TreeMap<>();
    private final Map<String, String> errors = new TreeMap<>();
    private int runs;
    private long actions;

    /**
     * A backtest that has seen nothing.
     *
     * @param labels what is in the trajectories, where somebody has said so
     * @param examples how many examples are kept of each rule
     */
    public Backtest(InForce active, InForce candidate, Optional<Labels> labels, int examples) {
        this.active = active;
        this.candidate = candidate;
        this.labels = labels;
        this.judged = withNeighbours(Difference.of(active, candidate));
        this.nothing = active.rulebook().only(rule -> false);
        this.before = active.rulebook().only(judged::contains);
        this.after = candidate.rulebook().only(judged::contains);
        this.differences = new Differences(judged, examples);
    }

    /** A label is held against all rules that ought to see it. */
    private Set<RuleId> withNeighbours(Set<RuleId> changed) {
        Set<RuleId> all = new TreeSet<>(changed);
        labels.ifPresent(said -> {
            Set<RuleId> known = new TreeSet<>(active.rulebook().detectionRules());
            known.addAll(candidate.rulebook().detectionRules());
            for (String name : said.names()) {
                if (changed.stream().anyMatch(rule -> said.covers(name, rule))) {
                    known.stream().filter(rule -> said.covers(name, rule)).forEach(all::add);
                }
            }
        });
        return all;
    }

    /** Judges a trajectory about which nobody has said anything but labels. */
    public void judge(Trajectory trajectory) {
        judge(trajectory, List.of(), List.of());
    }

    /**
     * Judges a trajectory of which more is kept than its steps.
     *
     * @param said what people say of its findings
     * @param answers what a judge said of it then: nobody is asked again
     */
    public void judge(Trajectory trajectory, List<Feedback> said, List<VerdictEntry> answers) {
        Sightings one = new Sightings();
        Sightings other = new Sightings();
        Map<String, String> failed = new TreeMap<>();
        if (!judged.isEmpty()) {
            run(trajectory, answers, one, other, failed);
        }
        List<Verdict> held = verdicts(trajectory, one);
        List<Verdict> heldOther = verdicts(trajectory, other);
        long calls =
                trajectory.steps().stream().filter(ToolCall.class::isInstance).count();
        synchronized (this) {
            runs++;
            actions += calls;
            failed.forEach(errors::putIfAbsent);
            verdicts.addAll(held);
            others.addAll(heldOther);
            differences.add(trajectory, one, other);
            said.forEach(about -> count(about, one, other));
        }
    }

    private void run(
            Trajectory trajectory,
            List<VerdictEntry> answers,
            Sightings one,
            Sightings other,
            Map<String, String> failed) {
        Bystander old = new Bystander(before, active.policies()::of);
        Bystander fresh = new Bystander(after, candidate.policies()::of);
        Context context = Context.of(TrajectoryId.LOCAL, trajectory.format());
        Policy quiet = active.policy();
        Session session = new Session(nothing, any -> quiet, context).silent();
        session.letWatch(List.of(old, fresh));
        for (Step step : trajectory.steps()) {
            session.accept(step);
            one.add(step.index(), old.found());
            other.add(step.index(), fresh.found());
            for (VerdictEntry answer : answers) {
                answer.after(step.index()).ifPresent(verdict -> {
                    session.hear(verdict);
                    one.add(step.index(), old.found());
                    other.add(step.index(), fresh.found());
                });
            }
            old.errors().forEach(error -> note("active", error, trajectory, failed));
            fresh.errors().forEach(error -> note("candidate", error, trajectory, failed));
        }
    }

    private static void note(String which, RuleError error, Trajectory trajectory, Map<String, String> failed) {
        String rule = error.rule().isEmpty() ? "a rule" : error.rule();
        failed.putIfAbsent(
                which + " " + rule,
                "%s of the %s rulebook failed at step %d of %s: %s"
                        .formatted(rule, which, error.step(), trajectory.source(), error.message()));
    }

    private List<Verdict> verdicts(Trajectory trajectory, Sightings seen) {
        if (labels.isEmpty()) {
            return List.of();
        }
        Analysis analysis = new Analysis(
                trajectory.id(),
                trajectory.source(),
                trajectory.format(),
                trajectory.steps().size(),
                0,
                seen.faults().values().stream()
                        .map(fault -> fault.occurrence(trajectory.steps()))
                        .toList(),
                List.of(),
                List.of(),
                List.of());
        return new Evaluator(labels.get(), Level.OBSERVE).judge(trajectory, analysis);
    }

    private void count(Feedback said, Sightings one, Sightings other) {
        int hash = said.subject().indexOf('#');
        String rule = said.subject().substring(0, hash < 0 ? said.subject().length() : hash);
        boolean ours = judged.stream().anyMatch(id -> id.toString().equals(rule));
        if (said.about() == Feedback.About.FINDING && ours) {
            feedback.computeIfAbsent(rule, key -> new FeedbackCount())
                    .add(
                            said.right(),
                            one.faults().containsKey(said.subject()),
                            other.faults().containsKey(said.subject()));
        }
    }

    /** How many trajectories and actions were judged so far. */
    public synchronized Done done() {
        return new Done(runs, actions);
    }

    /**
     * How far it is.
     *
     * @param runs trajectories judged
     * @param actions their tool calls
     */
    public record Done(int runs, long actions) {}

    /** What came of it so far. */
    public synchronized BacktestReport report() {
        Map<String, BacktestReport.Pair> scores = new TreeMap<>();
        labels.ifPresent(said -> {
            Map<String, Score> here =
                    Evaluation.of(said.names(), runs, verdicts).scores();
            Map<String, Score> there = Evaluation.of(said.names(), runs, others).scores();
            here.forEach((name, score) -> {
                if (judged.stream().anyMatch(rule -> said.covers(name, rule))) {
                    scores.put(name, new BacktestReport.Pair(score, there.getOrDefault(name, score)));
                }
            });
        });
        Map<String, BacktestReport.Pair> people = new TreeMap<>();
        feedback.forEach((rule, count) -> people.put(rule, count.pair()));
        return new BacktestReport(
                active.hash(),
                candidate.hash(),
                runs,
                actions,
                judged,
                differences.rules(),
                List.copyOf(errors.values()),
                new TreeMap<>(scores),
                new TreeMap<>(people));
    }

    /** What people said of the findings of one rule, and which of them each rulebook has. */
    private static final class FeedbackCount {
        private final int[] active = new int[4];
        private final int[] candidate = new int[4];

        void add(boolean right, boolean before, boolean after) {
            add(active, right, before);
            add(candidate, right, after);
        }

        private static void add(int[] counts, boolean right, boolean seen) {
            if (right) {
                counts[seen ? 0 : 1]++;
            }
            if (seen) {
                counts[right ? 2 : 3]++;
            }
        }

        BacktestReport.Pair pair() {
            return new BacktestReport.Pair(score(active), score(candidate));
        }

        private static Score score(int[] counts) {
            return new Score(counts[0], counts[1], counts[2], counts[3]);
        }
    }
}
