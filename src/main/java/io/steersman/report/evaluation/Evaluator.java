package io.steersman.report.evaluation;

import io.steersman.finding.RuleId;
import io.steersman.intervention.Level;
import io.steersman.report.evaluation.Label.At;
import io.steersman.report.run.Analysis;
import io.steersman.report.run.Occurrence;
import io.steersman.report.run.Quote;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds the findings of a run against its labels. Thread-safe.
 *
 * <p>A label is found when a rule of its scope fires within its tolerance; a place where such a rule fires is right when a label
 * lies within that label's tolerance. The result of a call stands for the call, so that both are one place.
 */
public final class Evaluator {

    private static final int WHOLE_RUN = -1;

    private final Labels labels;
    private final Level atLeast;

    /**
     * An evaluator for these labels.
     *
     * @param atLeast faults that earned no intervention of this level do not count
     */
    public Evaluator(Labels labels, Level atLeast) {
        this.labels = labels;
        this.atLeast = atLeast;
    }

    /** What comes of one run, in order; nothing when it was not read for labels. */
    public List<Verdict> judge(Trajectory trajectory, Analysis analysis) {
        List<Verdict> verdicts = new ArrayList<>();
        if (labels.judges(trajectory)) {
            Run run = new Run(trajectory);
            List<Label> own = labels.labels().stream()
                    .filter(label -> label.isOf(trajectory))
                    .toList();
            for (String name : labels.names()) {
                List<Label> named =
                        own.stream().filter(label -> label.name().equals(name)).toList();
                SortedMap<Integer, String> alarms = alarms(name, analysis, run);
                if (labels.hasPlaces(name)) {
                    run.places(name, named, alarms, verdicts);
                } else {
                    run.whole(name, named, alarms, verdicts);
                }
            }
        }
        return verdicts.stream().sorted(Verdict.IN_ORDER).toList();
    }

    /** The labels of this run whose place it does not have: they count as missed, and most likely are wrong. */
    public List<Label> displaced(Trajectory trajectory) {
        return labels.labels().stream()
                .filter(label -> label.isOf(trajectory) && label.at() != At.RUN)
                .filter(label -> label.step(trajectory).isEmpty())
                .toList();
    }

    /** By place, the first of the rules that fired there. */
    private SortedMap<Integer, String> alarms(String name, Analysis analysis, Run run) {
        SortedMap<Integer, String> alarms = new TreeMap<>();
        for (Occurrence found : analysis.findings()) {
            RuleId rule = found.finding().rule();
            if (labels.covers(name, rule) && found.level().compareTo(atLeast) >= 0) {
                List<Integer> steps =
                        labels.by() == Labels.By.EVIDENCE ? found.finding().evidence() : found.seen();
                steps.forEach(step -> alarms.merge(run.place(step), rule.toString(), Evaluator::first));
            }
        }
        return alarms;
    }

    private static String first(String one, String other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** One run while it is judged. */
    private static final class Run {
        private final Trajectory trajectory;
        private final Map<String, Integer> calls = new HashMap<>();
        private final Map<Integer, Integer> callOfResult = new HashMap<>();

        Run(Trajectory trajectory) {
            this.trajectory = trajectory;
            for (Step step : trajectory.steps()) {
                if (step instanceof ToolCall call) {
                    calls.put(call.id(), call.index());
                } else if (step instanceof ToolResult result && calls.containsKey(result.call())) {
                    callOfResult.put(result.index(), calls.get(result.call()));
                }
            }
        }

        int place(int step) {
            return callOfResult.getOrDefault(step, step);
        }

        /** The first alarm stands for all, but the place is the run: where in it does not matter. */
        void whole(String name, List<Label> own, SortedMap<Integer, String> alarms, List<Verdict> into) {
            boolean labelled = own.stream().anyMatch(label -> !label.optional());
            int shown = alarms.isEmpty() ? WHOLE_RUN : alarms.firstKey();
            String rule = alarms.getOrDefault(shown, "");
            if (labelled) {
                Verdict.Kind kind = alarms.isEmpty() ? Verdict.Kind.MISSED : Verdict.Kind.FOUND;
                into.add(verdict(kind, name, WHOLE_RUN, shown, rule));
            }
            if (!alarms.isEmpty() && (labelled || own.isEmpty())) {
                Verdict.Kind kind = labelled ? Verdict.Kind.RIGHT : Verdict.Kind.WRONG;
                into.add(verdict(kind, name, WHOLE_RUN, shown, rule));
            }
        }

        void places(String name, List<Label> own, SortedMap<Integer, String> alarms, List<Verdict> into) {
            own.stream().filter(label -> !label.optional()).forEach(label -> {
                int place = place(label);
                String rule = alarms.keySet().stream()
                        .filter(alarm -> covers(label, place, alarm))
                        .findFirst()
                        .map(alarms::get)
                        .orElse("");
                Verdict.Kind kind = rule.isEmpty() ? Verdict.Kind.MISSED : Verdict.Kind.FOUND;
                into.add(verdict(kind, name, place, place, rule));
            });
            alarms.forEach((alarm, rule) -> {
                List<Label> there = own.stream()
                        .filter(label -> covers(label, place(label), alarm))
                        .toList();
                if (there.stream().anyMatch(label -> !label.optional())) {
                    into.add(verdict(Verdict.Kind.RIGHT, name, alarm, alarm, rule));
                } else if (there.isEmpty()) {
                    into.add(verdict(Verdict.Kind.WRONG, name, alarm, alarm, rule));
                }
            });
        }

        /** The place of a label; the whole run where it names none, and where the run has none such. */
        private int place(Label label) {
            OptionalInt step = label.step(trajectory);
            return step.isPresent() ? place(step.getAsInt()) : WHOLE_RUN;
        }

        private static boolean covers(Label label, int place, int alarm) {
            return label.at() == At.RUN || place != WHOLE_RUN && Math.abs(place - alarm) <= label.tolerance();
        }

        private Verdict verdict(Verdict.Kind kind, String name, int step, int shown, String rule) {
            boolean nowhere = shown == WHOLE_RUN;
            Position position = nowhere
                    ? Position.UNKNOWN
                    : trajectory.steps().get(shown).meta().position();
            String quote = nowhere ? "" : Quote.of(trajectory.steps().get(shown));
            return new Verdict(kind, name, trajectory.id(), trajectory.source(), step, position, rule, quote);
        }
    }
}
