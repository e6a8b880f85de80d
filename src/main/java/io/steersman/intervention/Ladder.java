package io.steersman.intervention;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a policy allows for the faults of one rule, as a fact for intervention rules.
 *
 * @param rule id of the rule
 * @param levels the level of the first, second, ... intervention about one fault
 * @param cooldown turns that must pass between two interventions about one fault
 * @param again whether the last level is repeated once the ladder is climbed
 */
public record Ladder(String rule, List<Level> levels, int cooldown, boolean again) {

    public Ladder {
        levels = List.copyOf(levels);
    }

    /**
     * This ladder for a run in which only some levels may be used: a level out of reach is lowered to the next one within,
     * and is left out when it would repeat the rung before it.
     */
    public Ladder within(Set<Level> reach) {
        List<Level> fitted = new ArrayList<>();
        for (Level level : levels) {
            Level lowered = level;
            while (lowered != Level.OBSERVE && !reach.contains(lowered)) {
                lowered = Level.values()[lowered.ordinal() - 1];
            }
            if (lowered == level || fitted.isEmpty() || fitted.get(fitted.size() - 1) != lowered) {
                fitted.add(lowered);
            }
        }
        return new Ladder(rule, fitted, cooldown, again);
    }

    /** Whether there is a level left for a fault that has had so many interventions. */
    public boolean hasRung(int rung) {
        return !levels.isEmpty() && (again || rung < levels.size());
    }

    /**
     * Whether so many turns are enough since the last intervention. Within one turn they never are: the agent had no time to
     * answer.
     */
    public boolean rested(int turns) {
        return turns >= Math.max(1, cooldown);
    }

    /** Whether the next level stops something although the agent has not been told yet. */
    public boolean tooEarly(Fault fault, int rung) {
        return fault.waits() && rung(rung).compareTo(Level.ASK) >= 0;
    }

    /** Whether the next level stops a call, and the one that the fault is about has run already: it waits for the next. */
    public boolean waitsForCall(Fault fault, int rung) {
        return rung(rung).compareTo(Level.ASK) >= 0 && fault.aboutCall() && !fault.running();
    }

    /** The level for a fault that has had so many interventions. */
    public Level rung(int rung) {
        return levels.get(Math.min(rung, levels.size() - 1));
    }
}
