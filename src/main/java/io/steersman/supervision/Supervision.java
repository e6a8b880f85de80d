package io.steersman.supervision;

import io.steersman.intervention.Intervention;
import io.steersman.journal.Feedback;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.Journal;
import io.steersman.journal.VerdictEntry;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * What can be asked about trajectories, from wherever they are judged. Thread-safe.
 *
 * <p>All that is asked is data, so that it can be carried to whoever owns the trajectory: this process, or another node.
 */
public interface Supervision {

    /**
     * Accepts steps, all or none, judges them, and sends what is due; all of it is kept when this returns.
     *
     * @throws Refused when one of them cannot follow
     */
    Accepted accept(TrajectoryId id, List<Step> steps);

    /**
     * Hands in steps, which are accepted as {@link #accept} does.
     *
     * @return completed when all of it is kept, maybe by the thread that writes, so what follows must be quick
     */
    CompletableFuture<Accepted> submit(TrajectoryId id, List<Step> steps);

    /** Hands in steps as {@link #submit} does, and leaves what is due for a later reply or poll. */
    CompletableFuture<Accepted> submitSilently(TrajectoryId id, List<Step> steps);

    /**
     * Accepts those steps whose numbers are not there yet, and leaves what is due for a later reply. A trajectory that was ended
     * goes on with them.
     *
     * @throws Refused when one of them cannot follow
     */
    Accepted acceptNew(TrajectoryId id, List<Step> steps);

    /**
     * Notes in a trajectory, if there is one, that somebody came by another door than the one that feeds it.
     *
     * @param what they wanted, in a few words of ours
     */
    void warn(TrajectoryId id, String what);

    /**
     * Takes out all interventions that wait; they count as sent.
     *
     * @param channel how they go out, for the record
     */
    List<Intervention> take(TrajectoryId id, String channel);

    /** The interventions after a number, which count as sent from now on; those dropped are not among them. */
    List<InterventionEntry> poll(TrajectoryId id, int after);

    /** Notes that an intervention has arrived; false when there is no such. */
    boolean acknowledge(TrajectoryId id, int number);

    /**
     * Takes in what came of a question, as its trajectory stands now.
     *
     * @return whether it was waited for; a second answer counts for nothing
     */
    CompletableFuture<Boolean> hear(TrajectoryId id, VerdictEntry answer);

    /** Keeps what a person says of a finding or an intervention. */
    void note(TrajectoryId id, Feedback feedback);

    /**
     * Forgets a trajectory with all that is kept of it, unless something was written of it since a moment.
     *
     * @param before milliseconds since 1970
     * @return whether it is gone now and was there before
     */
    boolean forget(TrajectoryId id, long before);

    /** What was accepted, and what came of it. */
    Journal journal();

    /** Whose trajectories are live here. */
    Set<String> tenants();

    /** How long the oldest request has waited to be begun. */
    Duration waiting();

    /** How many threads are still at work on steps that were given up. */
    int astray();

    /** How many sessions are open here. */
    int liveSessions();
}
