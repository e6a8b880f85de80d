package io.steersman.supervision;

import io.steersman.journal.VerdictEntry;
import io.steersman.trajectory.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a judge has answered about a trajectory, by the steps after which the session heard it, while it is made anew. */
public final class Heard {

    private final Map<Integer, List<VerdictEntry>> at = new HashMap<>();
    private final Set<Integer> earned = new TreeSet<>();

    /** Takes up what a journal knows. */
    void restore(List<VerdictEntry> known) {
        for (VerdictEntry entry : known) {
            if (entry.heardAt() >= 0) {
                at.computeIfAbsent(entry.heardAt(), step -> new ArrayList<>()).add(entry);
            }
            if (entry.intervention() > 0) {
                earned.add(entry.intervention());
            }
        }
        at.values().forEach(all -> all.sort(Heard::byTime));
    }

    /** Two answers after one step: the earlier one first. */
    private static int byTime(VerdictEntry one, VerdictEntry other) {
        long first = one.answered().map(moment -> moment.millis()).orElse(0L);
        long second = other.answered().map(moment -> moment.millis()).orElse(0L);
        return first == second
                ? Integer.compare(one.intervention(), other.intervention())
                : Long.compare(first, second);
    }

    /** Numbers of the interventions that answers earned. */
    Set<Integer> earned() {
        return Set.copyOf(earned);
    }

    /** What was heard after a step and before the next. */
    List<VerdictEntry> after(Step step) {
        return at.getOrDefault(step.index(), List.of());
    }

    /** All is back in its place. */
    void restored() {
        at.clear();
        earned.clear();
    }
}
