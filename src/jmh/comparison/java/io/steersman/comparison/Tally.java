package io.steersman.comparison;

import io.steersman.fact.Asked;
import java.util.HashSet;
import java.util.Set;

/** What is kept of a run by hand: the last ten steps, the files that are known, two counters. */
@Asked
public final class Tally {

    private final Event[] recent = new Event[Pattern.WINDOW];
    private final Set<String> touched = new HashSet<>();
    private int count;
    private int streak;
    private int unverified;
    private boolean fresh;

    /** The next step. */
    public void take(Event event) {
        recent[count++ % Pattern.WINDOW] = event;
        streak = event.failed() ? streak + 1 : 0;
        unverified = event.passes() ? 0 : unverified + (event.edits() ? 1 : 0);
        fresh = event.isTouches() && touched.add(event.file());
    }

    public int sameCalls() {
        String call = back(0).call();
        int same = 0;
        for (int i = 0; i < kept(); i++) {
            same += recent[i].call().equals(call) ? 1 : 0;
        }
        return same;
    }

    public int failuresInARow() {
        return streak;
    }

    public int sameErrors() {
        String error = back(0).error();
        int same = 0;
        for (int i = 0; i < kept(); i++) {
            same += recent[i].failed() && recent[i].error().equals(error) ? 1 : 0;
        }
        return same;
    }

    /** Whether the last four calls were A, B, A, B. */
    public boolean alternates() {
        return count >= Pattern.ALTERNATION.limit()
                && back(0).call().equals(back(2).call())
                && back(1).call().equals(back(3).call())
                && !back(0).call().equals(back(1).call());
    }

    /** Whether the file of the latest step was not touched before. */
    public boolean fresh() {
        return fresh;
    }

    public int unverifiedEdits() {
        return unverified;
    }

    private int kept() {
        return Math.min(count, Pattern.WINDOW);
    }

    private Event back(int steps) {
        return recent[Math.floorMod(count - 1 - steps, Pattern.WINDOW)];
    }
}
