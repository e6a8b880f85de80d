package io.steersman.supervision;

import io.steersman.finding.Finding;
import io.steersman.intervention.Outcome;
import io.steersman.reload.InForce;
import io.steersman.session.Bystander;
import io.steersman.session.Noticed;
import io.steersman.session.Session;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** The part that one trajectory has in what is tried. For the owner of the trajectory. */
final class TrialRun {

    /** Faults beyond which a trajectory is not compared any more. */
    private static final int MOST_FAULTS = 500;

    private final TrajectoryId id;
    private final Tried trials;
    private final IntFunction<OptionalLong> earned;
    private final Set<String> byActive = new HashSet<>();
    private final Set<String> byCandidate = new HashSet<>();
    private Optional<Trial> trial = Optional.empty();
    private Optional<Bystander> shadow = Optional.empty();
    private boolean canary;

    /**
     * @param earned when an intervention that is kept was earned, in milliseconds since 1970
     */
    TrialRun(TrajectoryId id, Tried trials, IntFunction<OptionalLong> earned) {
        this.id = id;
        this.trials = trials;
        this.earned = earned;
    }

    /** What the next steps are judged under. */
    InForce inForce(InForce active) {
        return trials.inForce(id, active);
    }

    /** Takes up what is tried now, gives up what is not. */
    void join(Session session, InForce inForce) {
        Optional<Trial> now = trials.current().filter(any -> any.terms().isAbout(id.tenant()));
        canary = now.filter(any -> any.takes(id) && any.candidate() == inForce).isPresent();
        if (now.equals(trial)) {
            return;
        }
        trial = now;
        byActive.clear();
        byCandidate.clear();
        shadow = now.filter(any -> any.terms().shadows()).map(any -> bystander(any.candidate()));
        session.letWatch(shadow.map(List::of).orElse(List.of()));
    }

    /** A session that was made anew has nobody beside it yet. */
    void left() {
        trial = Optional.empty();
        shadow = Optional.empty();
    }

    private static Bystander bystander(InForce candidate) {
        return new Bystander(candidate.rulebook(), candidate.policies()::of, System::nanoTime);
    }

    /** Judges a step, and measures it while something is tried. */
    Noticed measured(Step step, Supplier<Noticed> judging) {
        if (trial.isEmpty()) {
            return judging.get();
        }
        Trial now = trial.get();
        long began = System.nanoTime();
        Noticed noticed = judging.get();
        long nanos = System.nanoTime() - began;
        long beside = shadow.map(Bystander::nanos).orElse(0L);
        now.judged(canary, Math.max(0, nanos - beside), noticed.errors().size());
        noticed.outcomes().forEach(outcome -> note(now, outcome));
        shadow.ifPresent(candidate -> compare(now, candidate, step, noticed));
        if (canary || shadow.isPresent()) {
            trials.check(now);
        }
        return noticed;
    }

    /**
     * What was said before the trial began shows nothing of it; what is not kept yet was said just now. Nor does a run that ended
     * before it could show whether its agent recovered.
     */
    private void note(Trial now, Outcome outcome) {
        if (outcome.voice() == Outcome.Voice.STEERSMAN
                && outcome.kind() != Outcome.Kind.UNDELIVERED
                && outcome.kind() != Outcome.Kind.ENDED
                && now.covers(earned.apply(outcome.number()).orElse(Long.MAX_VALUE))) {
            now.decided(canary, outcome.kind() == Outcome.Kind.RECOVERED);
        }
    }

    private void compare(Trial now, Bystander candidate, Step step, Noticed noticed) {
        now.judged(true, candidate.nanos(), candidate.errors().size());
        candidate.found().forEach(finding -> seen(now, finding, step, true, byCandidate, byActive));
        noticed.sighted().forEach(finding -> seen(now, finding, step, false, byActive, byCandidate));
        noticed.shadowed().forEach(finding -> seen(now, finding, step, false, byActive, byCandidate));
    }

    private void seen(Trial now, Finding finding, Step step, boolean ofCandidate, Set<String> own, Set<String> others) {
        if (own.size() < MOST_FAULTS && own.add(finding.fault())) {
            now.seen(
                    new Trial.Example(
                            finding.rule().toString(),
                            id.tenant(),
                            id.id(),
                            step.index(),
                            finding.title(),
                            ofCandidate),
                    others.contains(finding.fault()));
        }
    }
}
