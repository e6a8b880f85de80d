package io.steersman.reload;

import io.steersman.policy.Pacing;
import io.steersman.policy.RulePolicy;
import io.steersman.rulebook.RuleCase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The cases that have passed, with all that their outcome depends on: a reload runs those again that its change can touch.
 *
 * <p>Thread-safe, and bounded.
 */
final class PassedCases {

    private static final int MOST = 5_000;
    private static final Map<Passed, Boolean> KNOWN = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Passed, Boolean> eldest) {
            return size() > MOST;
        }
    };

    private PassedCases() {}

    /**
     * A case and what it was run with.
     *
     * @param tested the case
     * @param rules hash of the files of its subject and of the intervention rules
     * @param policy what is said of its rule, nothing when it is not known
     * @param pacing what is said of all
     */
    record Passed(RuleCase tested, String rules, Optional<RulePolicy> policy, Pacing pacing) {}

    /** Whether it passed like this before. */
    static boolean knows(Passed passed) {
        synchronized (KNOWN) {
            return KNOWN.containsKey(passed);
        }
    }

    /** Remembers one that has passed. */
    static void keep(Passed passed) {
        synchronized (KNOWN) {
            KNOWN.put(passed, true);
        }
    }
}
