package io.steersman.session;

import io.steersman.fact.Action;
import io.steersman.session.files.Light;
import io.steersman.session.past.Hearing;
import io.steersman.session.past.Past;
import io.steersman.trajectory.Compaction;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import java.util.Optional;

/**
 * What one step brings to the rules: a call or a result as the action it is part of, any other step as it is.
 *
 * @param step the step itself
 * @param action the action it opens or finishes, if any
 */
record StepFacts(Step step, Optional<Action> action) {

    private static final Step NO_STEP = new Compaction(Meta.NONE);

    /**
     * Puts it into a past.
     *
     * @param first whether for the first time: what is said is known already where a past is told again
     * @return what rules are to judge of it
     */
    StepFacts in(Past past, boolean first) {
        past.look(agent());
        if (action.isEmpty()) {
            past.note(step);
        }
        new Hearing(past, first).take(step, action);
        return new StepFacts(step, action.map(did -> did.open() ? past.begin(did) : past.add(did)));
    }

    /** Without long texts, which would make a session as large as its trajectory. */
    StepFacts light() {
        return new StepFacts(action.isPresent() ? NO_STEP : Light.step(step), action.map(Light::action));
    }

    String agent() {
        return action.map(Action::agent).orElse(step.agent());
    }

    /** The call as it was before its result came. */
    Optional<StepFacts> opened() {
        return action.map(finished -> new StepFacts(step, Optional.of(Action.open(finished.call()))));
    }

    Object fact() {
        return action.<Object>map(read -> read).orElse(step);
    }
}
