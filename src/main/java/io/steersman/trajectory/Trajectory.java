package io.steersman.trajectory;

import java.util.ArrayList;
import java.util.List;

/**
 * One run of one agent on one task, read whole.
 *
 * @param id the run's own id, or one derived from its source
 * @param source the file or stream it was read from
 * @param format the name of the format it was read in
 * @param steps the steps in order, indexed from 0
 */
public record Trajectory(String id, String source, String format, List<Step> steps) {

    /** Numbers the steps from 0 in the order given. */
    public Trajectory {
        List<Step> numbered = new ArrayList<>(steps.size());
        for (Step step : steps) {
            int index = numbered.size();
            numbered.add(step.index() == index ? step : step.with(step.meta().withIndex(index)));
        }
        steps = List.copyOf(numbered);
    }
}
