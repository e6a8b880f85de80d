package io.steersman.supervision;

import io.steersman.experiment.Assignment;
import io.steersman.intervention.Outcome;
import io.steersman.journal.Entries;
import io.steersman.journal.Feedback;
import io.steersman.journal.FindingEntry;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.Journal;
import io.steersman.journal.Standing;
import io.steersman.journal.VerdictEntry;
import io.steersman.session.Noticed;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What one turn adds to a trajectory: to be written, and to be told once it is kept. */
final class Draft {

    private final List<Step> steps = new ArrayList<>();
    private final List<FindingEntry> findings = new ArrayList<>();
    private final List<InterventionEntry> interventions = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Feedback> feedback = new ArrayList<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<VerdictEntry> verdicts = new ArrayList<>();
    private Optional<Standing> standing = Optional.empty();
    private final List<Consumer<Witness>> news = new ArrayList<>();

    void add(Step step) {
        steps.add(step);
    }

    /** What was found at a step, also by rules that are only tried out. */
    void keep(Noticed noticed, int step, String rulebook, String policy) {
        noticed.sighted().forEach(finding -> keep(new FindingEntry(finding, step, rulebook, policy, false)));
        noticed.shadowed().forEach(finding -> keep(new FindingEntry(finding, step, rulebook, policy, true)));
    }

    void keep(FindingEntry finding) {
        findings.add(finding);
    }

    void keep(InterventionEntry intervention) {
        interventions.add(intervention);
    }

    void keep(Outcome outcome) {
        outcomes.add(outcome);
    }

    void keep(Feedback said) {
        feedback.add(said);
    }

    void keep(Assignment assignment) {
        assignments.add(assignment);
    }

    void keep(VerdictEntry verdict) {
        verdicts.add(verdict);
    }

    void keep(Standing remembered) {
        standing = Optional.of(remembered);
    }

    /** Something to be told once all is kept. */
    void tell(Consumer<Witness> event) {
        news.add(event);
    }

    /** Takes in what a later turn adds. */
    void append(Draft later) {
        steps.addAll(later.steps);
        findings.addAll(later.findings);
        interventions.addAll(later.interventions);
        outcomes.addAll(later.outcomes);
        feedback.addAll(later.feedback);
        assignments.addAll(later.assignments);
        verdicts.addAll(later.verdicts);
        standing = later.standing.or(() -> standing);
        news.addAll(later.news);
    }

    private Entries entries() {
        return new Entries(steps, findings, interventions, outcomes, feedback, assignments, verdicts, standing);
    }

    /** Writes all of it. */
    CompletableFuture<Boolean> append(Journal journal, TrajectoryId id) {
        try {
            Entries entries = entries();
            return entries.isEmpty() ? CompletableFuture.completedFuture(true) : journal.append(id, entries);
        } catch (RuntimeException | OutOfMemoryError e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    void tellAll(Witness witness) {
        news.forEach(event -> event.accept(witness));
    }
}
