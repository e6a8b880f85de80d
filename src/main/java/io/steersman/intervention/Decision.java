package io.steersman.intervention;

import java.util.List;

/**
 * The one intervention that the rules chose for a step.
 *
 * @param lead the proposal that decides level and text
 * @param merged the other proposals of the step, which it speaks for as well
 */
public record Decision(Proposal lead, List<Proposal> merged) {

    public Decision {
        merged = List.copyOf(merged);
    }

    /** How strongly it acts. */
    public Level level() {
        return lead.level();
    }
}
