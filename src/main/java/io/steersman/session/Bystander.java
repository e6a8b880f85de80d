package io.steersman.session;

import io.steersman.finding.Finding;
import io.steersman.finding.Verdict;
import io.steersman.policy.Mode;
import io.steersman.policy.Policy;
import io.steersman.rulebook.Rulebook;
import io.steersman.session.past.Past;
import io.steersman.trajectory.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A rulebook that judges the steps of a session beside the one that counts: what it sees is kept apart and nobody is told.
 *
 * <p>It shares what the session has read and remembers, so it costs what its own rules cost. Belongs to one session.
 */
public final class Bystander {

    private final Rulebook rulebook;
    private final Function<Context, Policy> policies;
    private final LongSupplier clock;
    private final List<RuleError> errors = new ArrayList<>();
    private Optional<Detection> detection = Optional.empty();
    private Optional<Policy> policy = Optional.empty();
    private List<Finding> found = List.of();
    private long nanos;

    /** One whose cost is not of interest. */
    public Bystander(Rulebook rulebook, Function<Context, Policy> policies) {
        this(rulebook, policies, () -> 0);
    }

    /**
     * One whose cost is measured.
     *
     * @param policies what applies to a run
     * @param clock nanoseconds; decides nothing
     */
    public Bystander(Rulebook rulebook, Function<Context, Policy> policies, LongSupplier clock) {
        this.rulebook = rulebook;
        this.policies = policies;
        this.clock = clock;
    }

    /** What it saw in the latest step; rules that are off see nothing. */
    public List<Finding> found() {
        return found;
    }

    /** Rules that failed on the latest step. */
    public List<RuleError> errors() {
        return List.copyOf(errors);
    }

    /** What the latest step took, in nanoseconds of the clock. */
    public long nanos() {
        return nanos;
    }

    /** What is known of the run may have changed. */
    void learn(Context context, Past past) {
        Policy now = policies.apply(context);
        if (policy.isEmpty() || policy.get() != now) {
            policy = Optional.of(now);
            detection = Optional.of(new Detection(rulebook, now.limits(), past));
        }
    }

    /** Judges a step that the session has just put into its past. */
    void judge(Object fact, int step) {
        long began = clock.getAsLong();
        errors.clear();
        found = detection
                .map(memory -> memory.judge(fact, step, errors))
                .map(all -> all.stream()
                        .filter(finding -> mode(finding) != Mode.OFF)
                        .toList())
                .orElse(List.of());
        nanos = clock.getAsLong() - began;
    }

    /** Hears what a judge says, where its policy lets rules hear it. */
    void hear(Verdict verdict) {
        if (policy.filter(known -> known.judge().isHeard()).isPresent()) {
            judge(verdict, verdict.arrived());
        } else {
            found = List.of();
            errors.clear();
        }
    }

    private Mode mode(Finding finding) {
        return policy.map(known -> known.mode(finding.rule())).orElse(Mode.OBSERVE);
    }
}
