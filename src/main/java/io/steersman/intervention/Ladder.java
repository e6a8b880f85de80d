package io.steersman.intervention;

import java.util.List;

/**
 * What a policy allows for the faults of one rule, as a fact for intervention rules.
 *
 * @param rule id of the rule
 * @param levels the level of the first, second, ... intervention about one fault
 * @param cooldown actions that must pass between two interventions about one fault
 * @param again whether the last level is repeated once the ladder is climbed
 */
public record Ladder(String rule, List<Level> levels, int cooldown, boolean again) {

    public Ladder {
        levels = List.copyOf(levels);
    }

    /** Whether there is a level left for a fault that has had so many interventions. */
    public boolean hasRung(int rung) {
        return !levels.isEmpty() && (again || rung < levels.size());
    }

    /** The level for a fault that has had so many interventions. */
    public Level rung(int rung) {
        return levels.get(Math.min(rung, levels.size() - 1));
    }
}
