package io.steersman.supervision;

import io.steersman.intervention.Intervention;
import io.steersman.intervention.Level;
import io.steersman.journal.Journal;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What can be done with a trajectory only where it is owned: by whoever looks at what is there before they say what they want. */
public interface Custody {

    /**
     * Accepts and judges steps that are shaped by what is there already, and leaves what is due for a later reply. A trajectory
     * that was ended goes on with them.
     *
     * @param shape makes the steps; nobody else adds to the trajectory meanwhile
     * @throws Refused when one of them cannot follow
     */
    Accepted acceptShaped(TrajectoryId id, Function<Known, List<Step>> shape);

    /**
     * Takes out those interventions that wait and that the client can carry now; they count as sent.
     *
     * @param channel how they go out, for the record
     * @param carriage the level at which an intervention can go out now, if it can
     */
    List<Sending> send(TrajectoryId id, String channel, Function<Intervention, Optional<Level>> carriage);

    /** What was accepted, and what came of it. */
    Journal journal();
}
