package io.steersman.rulebook;

import io.steersman.policy.Limit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.kie.api.runtime.KieSession;

/**
 * Working memories that were given back and hold limits alone, kept for the next trajectory: one that is new costs as much
 * as some ten steps. Thread-safe.
 */
final class WorkingMemories {

    private static final int MOST = 64;

    private final Deque<Free> free = new ArrayDeque<>();

    private record Free(List<Limit> limits, KieSession memory) {}

    /** One that holds these limits. */
    synchronized Optional<KieSession> take(List<Limit> limits) {
        for (Iterator<Free> all = free.descendingIterator(); all.hasNext(); ) {
            Free next = all.next();
            if (next.limits.equals(limits)) {
                all.remove();
                return Optional.of(next.memory);
            }
        }
        return Optional.empty();
    }

    /** Keeps one; the one that waited longest makes room. */
    synchronized void keep(KieSession memory, List<Limit> limits) {
        free.addLast(new Free(limits, memory));
        if (free.size() > MOST) {
            free.removeFirst().memory.dispose();
        }
    }
}
