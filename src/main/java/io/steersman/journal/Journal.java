package io.steersman.journal;

import io.steersman.experiment.Assignment;
import io.steersman.intervention.Outcome;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Where steps are put before they count as accepted, and what came of them.
 *
 * <p>One trajectory is written by one thread at a time; different ones by many. Thread-safe. Whatever goes wrong is a
 * {@link JournalFailure}.
 */
public interface Journal extends AutoCloseable {

    /**
     * Hands in entries of a trajectory, all or nothing.
     *
     * <p>Writing the same steps again changes nothing: a step is known by tenant, trajectory and index.
     *
     * @return completed when they are kept, maybe by the thread that writes, so what follows must be quick; or by the
     *     {@link JournalFailure}
     */
    CompletableFuture<Boolean> append(TrajectoryId id, Entries entries);

    /** Writes entries as {@link #append} does; they are kept when this returns. */
    default void write(TrajectoryId id, Entries entries) {
        try {
            append(id, entries).join();
        } catch (CompletionException e) {
            throw JournalFailure.of(e);
        }
    }

    /** What is known of a trajectory as a whole, if there is such. */
    Optional<TrajectoryEntry> find(TrajectoryId id);

    /**
     * Trajectories of a tenant in the order of their ids.
     *
     * @param after the id to go on after, empty for the first page
     * @param limit the most to return
     */
    List<TrajectoryEntry> list(String tenant, String after, int limit);

    /**
     * Trajectories of a tenant, the one written of last first.
     *
     * @param skip how many of them to pass over
     * @param limit the most to return
     */
    List<TrajectoryEntry> latest(String tenant, int skip, int limit);

    /**
     * Steps of a trajectory in order.
     *
     * @param from index of the first
     * @param limit the most to return
     */
    List<Step> steps(TrajectoryId id, int from, int limit);

    /** The step of a trajectory that has this number of the client's own, if there is such. */
    Optional<Step> numbered(TrajectoryId id, long number);

    /** Findings of a trajectory in the order in which they were first seen. */
    List<FindingEntry> findings(TrajectoryId id);

    /** Interventions of a trajectory in the order of their numbers. */
    List<InterventionEntry> interventions(TrajectoryId id);

    /** Outcomes of a trajectory in the order in which they were first kept. */
    List<Outcome> outcomes(TrajectoryId id);

    /** What people say of a trajectory's findings and interventions, in the order in which they first said it. */
    List<Feedback> feedback(TrajectoryId id);

    /** What people say, in all trajectories of all tenants, of findings that a judge's answers brought. */
    List<Said> saidOfJudged();

    /** What a trajectory belongs to, in the order of the experiments' names. */
    List<Assignment> assignments(TrajectoryId id);

    /** What was asked of a judge about a trajectory, in the order of the numbers. */
    List<VerdictEntry> verdicts(TrajectoryId id);

    /**
     * Trajectories of all tenants with questions that nobody has answered.
     *
     * @param limit the most to return
     */
    List<TrajectoryId> unanswered(int limit);

    /** What the first trajectory of a unit was assigned to in an experiment, if there was one. */
    Optional<Assignment> assigned(String tenant, String experiment, String unit);

    /** What is remembered of a trajectory, if it was kept. */
    Optional<Standing> standing(TrajectoryId id);

    /**
     * Trajectories of all tenants that nothing was written of since a moment, the one quiet for longest first.
     *
     * @param before milliseconds since 1970
     * @param limit the most to return
     */
    List<TrajectoryId> quiet(long before, int limit);

    /**
     * Removes all that is kept of a trajectory, unless something was written of it since a moment.
     *
     * @param before milliseconds since 1970
     * @return whether it is gone now and was there before
     */
    boolean forget(TrajectoryId id, long before);

    /** About how many bytes it takes for what it keeps; 0 when that cannot be said. */
    long usedBytes();

    /** What is damaged in it, as far as looking through all of it shows; takes as long as reading all of it. */
    default Optional<String> damage() {
        return Optional.empty();
    }

    /** What a person says of something in a trajectory. */
    record Said(TrajectoryId id, Feedback feedback) {}

    /** Gives back files and connections; what was written stays. */
    @Override
    void close();
}
