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
 * @param rung 1 for the first about the leading fault, 2 for the second, and so on
 * @param wording names the version of the template that the text was written with
 */
public record Intervention(
        int number, Level level, int step, RuleId rule, List<String> faults, String text, int rung, String wording) {

    /** Begins every text of ours, so that client, model and our own intake recognise it. */
    public static final String MARK = "[Steersman]";

    public Intervention {
        faults = List.copyOf(faults);
    }
}
