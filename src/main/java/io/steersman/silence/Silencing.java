package io.steersman.silence;

import io.steersman.finding.RuleId;
import io.steersman.trajectory.Context;
import java.util.Optional;

/** Says what agents are not told. */
@FunctionalInterface
public interface Silencing {

    /** Why what a rule earns in a run is kept back now, if it is. */
    Optional<String> why(RuleId rule, Context run);
}
