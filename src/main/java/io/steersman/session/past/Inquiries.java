package io.steersman.session.past;

import io.steersman.finding.Suspicion;
import java.util.HashSet;
import java.util.Set;

/** What was asked of a judge so far, so that nothing is asked twice or too often. Bounded by what a policy lets it ask. */
public final class Inquiries {

    private final Set<String> names = new HashSet<>();
    private int actions;
    private int spoken = -1;

    /**
     * Takes up a question.
     *
     * @param most how many a trajectory may ask
     * @param at how many actions there were
     * @return its number, 1 for the first; 0 when it is not to be asked
     */
    public int take(Suspicion suspicion, int most, int at) {
        if (names.size() >= most || !names.add(suspicion.name())) {
            return 0;
        }
        actions = at;
        return names.size();
    }

    /** The user spoke. */
    public void userSpoke(int step, int at) {
        spoken = step;
        actions = at;
    }

    /** How many actions there were when something was last asked, or the user last spoke. */
    int actions() {
        return actions;
    }

    /** Index of the step in which the user last spoke, -1 when nobody has. */
    public int spoken() {
        return spoken;
    }
}
