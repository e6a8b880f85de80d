package io.steersman.supervision;

import io.steersman.finding.Finding;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Outcome;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.VerdictEntry;
import io.steersman.session.RuleError;
import io.steersman.trajectory.TrajectoryId;

/** Hears what happens, in the order in which it happens in one trajectory. Must be quick and must not throw. */
public interface Witness {

    /** Steps were accepted. */
    default void accepted(TrajectoryId id, int steps) {}

    /** A fault was seen for the first time. */
    default void found(TrajectoryId id, Finding finding) {}

    /** An intervention was earned. */
    default void earned(TrajectoryId id, Intervention intervention) {}

    /** An intervention was sent, dropped or acknowledged. */
    default void moved(TrajectoryId id, InterventionEntry entry) {}

    /** It is decided what became of a fault. */
    default void decided(TrajectoryId id, Outcome outcome) {}

    /** A step took too long to be judged, and was kept without. */
    default void unjudged(TrajectoryId id, int step) {}

    /** A rule would have a judge asked. */
    default void asked(TrajectoryId id, VerdictEntry question) {}

    /** It is known what came of a question. */
    default void answered(TrajectoryId id, VerdictEntry answer) {}

    /** A rule failed. */
    default void failed(TrajectoryId id, RuleError error) {}
}
