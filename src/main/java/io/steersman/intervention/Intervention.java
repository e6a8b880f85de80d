package io.steersman.intervention;

import io.steersman.finding.RuleId;
import java.util.List;

/**
 * What is sent to the agent about one or more faults.
 *
 * @param number 1, 2, ... within its trajectory
 * @param level how strongly it acts
 * @param step index of the step that earned it
 * @param rule the rule of the leading fault
 * @param faults the names of all faults it speaks for, the leading one first
 * @param text what the agent reads, marked as ours
 */
public record Intervention(int number, Level level, int step, RuleId rule, List<String> faults, String text) {

    /** Begins every text of ours, so that client, model and our own intake recognise it. */
    public static final String MARK = "[Steersman]";

    public Intervention {
        faults = List.copyOf(faults);
    }
}
