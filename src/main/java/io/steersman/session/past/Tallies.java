package io.steersman.session.past;

import io.steersman.fact.Action;
import io.steersman.reading.check.CheckKind;
import io.steersman.reading.check.CheckOutcome;
import io.steersman.reading.message.NumberClaim;
import io.steersman.trajectory.Bounded;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the checks of a trajectory counted so far. A number that is told is wrong only where it is more than all of them
 * together, or a share that none of them printed; where anything ran that may have counted unseen, none is.
 */
final class Tallies {

    private static final int MOST = 64;

    private final Map<String, Integer> counted = Bounded.byUse(MOST);
    private final Set<Integer> covered = new HashSet<>();
    private boolean hidden;
    /** Whether a report on coverage may have been looked at in another way. */
    private boolean unseen;

    /**
     * Takes in a finished action.
     *
     * @param mayCheck whether it may have run a check, as far as can be told
     */
    void note(Action action, boolean mayCheck) {
        CheckOutcome check = action.answer().check();
        covered.addAll(check.covered());
        boolean other = check.kinds().isEmpty() || check.kinds().contains(CheckKind.BUILD_SERVER);
        unseen |= other && (mayCheck || action.call().summary().contains("cov"));
        if (check.counted() >= 0) {
            counted.merge(action.call().key(), check.counted(), Math::max);
        } else if (check.kinds().contains(CheckKind.TESTS)
                || mayCheck && check.kinds().isEmpty()) {
            hidden = true;
        }
        hidden |= counted.size() >= MOST;
    }

    boolean contradict(NumberClaim claim) {
        if (claim.coverage()) {
            return !unseen && !covered.isEmpty() && !covered.contains(claim.number());
        }
        long sum = counted.values().stream().mapToLong(Integer::longValue).sum();
        return !hidden && !counted.isEmpty() && claim.number() > sum;
    }
}
