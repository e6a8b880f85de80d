package io.steersman.report.run;

import io.steersman.experiment.Assignment;
import io.steersman.finding.Finding;
import io.steersman.finding.Origin;
import io.steersman.intervention.Outcome;
import io.steersman.journal.Feedback;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.InterventionEntry.Delivery;
import io.steersman.journal.Journal;
import io.steersman.journal.TrajectoryEntry;
import io.steersman.report.run.RunRecord.Given;
import io.steersman.report.run.RunRecord.Judged;
import io.steersman.report.run.RunRecord.Seen;
import io.steersman.report.run.RunRecord.Span;
import io.steersman.trajectory.Bounded;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Cost;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.Trajectory;
import io.steersman.trajectory.TrajectoryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Makes run records of what a journal holds, and of analyses of files. Thread-safe.
 *
 * <p>What a run cost is read from its steps, some at a time, and kept: later only those are read that came since.
 */
public final class RunReader {

    private static final int PAGE = 200;
    private static final int STEPS = 500;
    private static final long MILLIS = 1000;
    private static final int MOST_KEPT = 20_000;

    /**
     * What a run has cost so far.
     *
     * @param turn where it is after its last step
     * @param context what its steps tell of it as a whole
     */
    private record SoFar(Vitals vitals, Vitals.Turn turn, Context context) {
        static final SoFar NONE = new SoFar(Vitals.NONE, Vitals.Turn.ASKED, Context.NONE);

        SoFar with(List<Step> more) {
            Vitals.Turn now = turn;
            Context told = context;
            for (Step step : more) {
                now = now.after(step);
                told = told.with(step);
            }
            return new SoFar(vitals.plus(Vitals.of(more, turn)), now, told);
        }
    }

    private final Map<TrajectoryId, SoFar> vitals = Bounded.byUse(MOST_KEPT);

    /** Hands over a record of every run of a tenant, in the order of their ids; keeps none of them. */
    public void read(Journal journal, String tenant, Consumer<RunRecord> to) {
        read(journal, tenant, Wanted.ALL, to);
    }

    /** Hands over a record of every run of a tenant that is of the wanted time, in the order of their ids. */
    public void read(Journal journal, String tenant, Wanted wanted, Consumer<RunRecord> to) {
        String after = "";
        List<TrajectoryEntry> page;
        do {
            page = journal.list(tenant, after, PAGE);
            for (TrajectoryEntry entry : page) {
                if (wanted.inTime(OptionalLong.of(entry.began()), OptionalLong.of(entry.latest()))) {
                    to.accept(record(journal, entry));
                }
                after = entry.id().id();
            }
        } while (page.size() == PAGE);
    }

    /**
     * Hands over records of runs of a tenant that are of the wanted time, the one heard of last first.
     *
     * @param more takes a record and says whether it wants another
     */
    public void latest(Journal journal, String tenant, Wanted wanted, BiPredicate<TrajectoryEntry, RunRecord> more) {
        int skip = 0;
        List<TrajectoryEntry> page;
        do {
            page = journal.latest(tenant, skip, PAGE);
            for (TrajectoryEntry entry : page) {
                if (wanted.isTooLate(entry.latest())) {
                    return;
                }
                if (wanted.inTime(OptionalLong.of(entry.began()), OptionalLong.of(entry.latest()))
                        && !more.test(entry, record(journal, entry))) {
                    return;
                }
            }
            skip += page.size();
        } while (page.size() == PAGE);
    }

    /**
     * The record of one analysis.
     *
     * @param delivery what became of its interventions: sent and read at once, or withheld
     */
    public static RunRecord of(Analysis analysis, Trajectory trajectory, Delivery delivery) {
        return of(analysis, trajectory, delivery, List.of());
    }

    /**
     * The record of one analysis.
     *
     * @param delivery what became of its interventions: sent and read at once, or withheld
     * @param assignments the arms of experiments that it belongs to
     */
    public static RunRecord of(
            Analysis analysis, Trajectory trajectory, Delivery delivery, List<Assignment> assignments) {
        List<Seen> seen = analysis.findings().stream()
                .map(found -> new Seen(
                        found.finding().rule(),
                        found.finding().fault(),
                        found.finding().origin() == Origin.ENVIRONMENT,
                        false,
                        cost(found.finding()),
                        Optional.empty()))
                .toList();
        Set<Integer> undelivered = analysis.outcomes().stream()
                .filter(outcome -> outcome.ofIntervention() && outcome.kind() == Outcome.Kind.UNDELIVERED)
                .map(Outcome::number)
                .collect(Collectors.toSet());
        List<Given> given = analysis.interventions().stream()
                .map(intervention -> new Given(
                        intervention,
                        undelivered.contains(intervention.number()) ? Delivery.DROPPED : delivery,
                        OptionalInt.of(0),
                        OptionalLong.empty(),
                        Optional.empty()))
                .toList();
        List<Judged> judged = analysis.outcomes().stream()
                .map(outcome -> new Judged(outcome, millis(outcome, trajectory.steps())))
                .toList();
        List<Step> steps = trajectory.steps();
        Optional<Step> last = steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
        return new RunRecord(
                analysis.id(),
                Vitals.of(steps),
                seen,
                given,
                judged,
                assignments,
                Span.of(steps.stream().findFirst(), last),
                about(analysis, steps));
    }

    /** A file tells its times with its steps; its format stands for a client that is not named. */
    private static About about(Analysis analysis, List<Step> steps) {
        Context context = Context.NONE;
        for (Step step : steps) {
            context = context.with(step);
        }
        Span span = Span.of(
                steps.stream().filter(step -> step.meta().at().isPresent()).findFirst(),
                steps.stream().filter(step -> step.meta().at().isPresent()).reduce((before, step) -> step));
        return About.of(context, analysis.format(), span.from(), span.to());
    }

    private RunRecord record(Journal journal, TrajectoryEntry entry) {
        TrajectoryId id = entry.id();
        List<Feedback> feedback = journal.feedback(id);
        List<Seen> seen = journal.findings(id).stream()
                .map(found -> new Seen(
                        found.finding().rule(),
                        found.finding().fault(),
                        found.finding().origin() == Origin.ENVIRONMENT,
                        found.shadow(),
                        cost(found.finding()),
                        verdict(
                                feedback,
                                Feedback.About.FINDING,
                                found.finding().fault())))
                .toList();
        List<Given> given = journal.interventions(id).stream()
                .map(sent -> given(sent, feedback))
                .toList();
        List<Judged> judged = new ArrayList<>();
        for (Outcome outcome : journal.outcomes(id)) {
            judged.add(new Judged(outcome, millis(outcome, journal, id)));
        }
        List<Assignment> assignments = journal.assignments(id);
        Span span = assignments.isEmpty()
                ? Span.UNKNOWN
                : Span.of(
                        journal.steps(id, 0, 1).stream().findFirst(),
                        journal.steps(id, Math.max(0, entry.steps() - 1), 1).stream()
                                .findFirst());
        SoFar soFar = soFar(journal, entry);
        String client = id.id().indexOf(':') > 0 ? id.id().substring(0, id.id().indexOf(':')) : "";
        About about =
                About.of(soFar.context(), client, OptionalLong.of(entry.began()), OptionalLong.of(entry.latest()));
        return new RunRecord(id.id(), soFar.vitals(), seen, given, judged, assignments, span, about);
    }

    /** What a finding says that it has cost; nothing where it was seen once. */
    public static Cost cost(Finding finding) {
        Map<String, String> details = finding.details();
        return new Cost(
                (int) number(details, "spentCalls"),
                number(details, "spentSeconds") * MILLIS,
                number(details, "spentTokens"));
    }

    private static long number(Map<String, String> details, String name) {
        String value = details.getOrDefault(name, "");
        boolean number =
                !value.isEmpty() && value.length() < 18 && value.chars().allMatch(Character::isDigit);
        return number ? Long.parseLong(value) : 0;
    }

    private static Given given(InterventionEntry entry, List<Feedback> feedback) {
        String number = String.valueOf(entry.intervention().number());
        return new Given(
                entry.intervention(),
                entry.delivery(),
                entry.lagSteps(),
                entry.lagMillis(),
                verdict(feedback, Feedback.About.INTERVENTION, number));
    }

    private static Optional<Boolean> verdict(List<Feedback> feedback, Feedback.About about, String subject) {
        List<Boolean> said = feedback.stream()
                .filter(one -> one.about() == about && one.subject().equals(subject))
                .map(Feedback::right)
                .distinct()
                .toList();
        return said.size() == 1 ? Optional.of(said.get(0)) : Optional.empty();
    }

    private SoFar soFar(Journal journal, TrajectoryEntry entry) {
        SoFar known;
        synchronized (vitals) {
            known = vitals.getOrDefault(entry.id(), SoFar.NONE);
        }
        if (known.vitals().steps() > entry.steps()) {
            known = SoFar.NONE;
        }
        while (known.vitals().steps() < entry.steps()) {
            int from = known.vitals().steps();
            List<Step> page = journal.steps(entry.id(), from, Math.min(STEPS, entry.steps() - from));
            if (page.isEmpty()) {
                break;
            }
            known = known.with(page);
        }
        synchronized (vitals) {
            vitals.put(entry.id(), known);
        }
        return known;
    }

    private static OptionalLong millis(Outcome outcome, Journal journal, TrajectoryId id) {
        if (outcome.turned() < 0) {
            return OptionalLong.empty();
        }
        return between(
                journal.steps(id, outcome.since(), 1).stream().findFirst(),
                journal.steps(id, outcome.turned(), 1).stream().findFirst());
    }

    private static OptionalLong millis(Outcome outcome, List<Step> steps) {
        return outcome.turned() < 0
                ? OptionalLong.empty()
                : between(Optional.of(steps.get(outcome.since())), Optional.of(steps.get(outcome.turned())));
    }

    private static OptionalLong between(Optional<Step> since, Optional<Step> turned) {
        Optional<Instant> from = since.flatMap(step -> step.meta().at());
        Optional<Instant> to = turned.flatMap(step -> step.meta().at());
        return from.isPresent() && to.isPresent()
                ? OptionalLong.of(
                        Math.max(0, to.get().toEpochMilli() - from.get().toEpochMilli()))
                : OptionalLong.empty();
    }
}
