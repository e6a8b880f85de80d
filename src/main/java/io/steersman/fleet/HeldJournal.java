package io.steersman.fleet;

import io.steersman.experiment.Assignment;
import io.steersman.intervention.Outcome;
import io.steersman.journal.Entries;
import io.steersman.journal.Feedback;
import io.steersman.journal.FindingEntry;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.Journal;
import io.steersman.journal.Standing;
import io.steersman.journal.TrajectoryEntry;
import io.steersman.journal.VerdictEntry;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The trajectories that this node judges, as they stand this moment, for whoever works on those alone. Only to be read. Thread-safe.
 *
 * <p>What other nodes judge is not in it.
 */
public final class HeldJournal implements Journal {

    private final Map<Integer, StoreJournal> held = new ConcurrentHashMap<>();
    private volatile int partitions = 1;

    /** Nothing is held before a node is made with it. */
    public HeldJournal() {}

    /** How many partitions there are, here and elsewhere. */
    void spread(int over) {
        partitions = over;
    }

    /** This node has a partition. */
    void hold(int partition, StoreJournal journal) {
        held.put(partition, journal);
    }

    /** This node has it no more. */
    void release(int partition, StoreJournal journal) {
        held.remove(partition, journal);
    }

    private <T> List<T> of(TrajectoryId id, Function<Journal, List<T>> reading) {
        return one(id, journal -> Optional.of(reading.apply(journal))).orElse(List.of());
    }

    private <T> Optional<T> one(TrajectoryId id, Function<Journal, Optional<T>> reading) {
        return Optional.<Journal>ofNullable(held.get(Keys.partition(Keys.of(id), partitions)))
                .flatMap(reading);
    }

    private <T> Stream<T> all(Function<Journal, Collection<T>> reading) {
        return held.values().stream().flatMap(journal -> reading.apply(journal).stream());
    }

    @Override
    public CompletableFuture<Boolean> append(TrajectoryId id, Entries entries) {
        throw new UnsupportedOperationException("What is written goes through the log.");
    }

    @Override
    public Optional<TrajectoryEntry> find(TrajectoryId id) {
        return one(id, journal -> journal.find(id));
    }

    @Override
    public List<TrajectoryEntry> list(String tenant, String after, int limit) {
        return all(journal -> journal.list(tenant, after, limit)).limit(limit).toList();
    }

    @Override
    public List<TrajectoryEntry> latest(String tenant, int skip, int limit) {
        return all(journal -> journal.latest(tenant, skip, limit)).limit(limit).toList();
    }

    @Override
    public List<Step> steps(TrajectoryId id, int from, int limit) {
        return of(id, journal -> journal.steps(id, from, limit));
    }

    @Override
    public Optional<Step> numbered(TrajectoryId id, long number) {
        return one(id, journal -> journal.numbered(id, number));
    }

    @Override
    public List<FindingEntry> findings(TrajectoryId id) {
        return of(id, journal -> journal.findings(id));
    }

    @Override
    public List<InterventionEntry> interventions(TrajectoryId id) {
        return of(id, journal -> journal.interventions(id));
    }

    @Override
    public List<Outcome> outcomes(TrajectoryId id) {
        return of(id, journal -> journal.outcomes(id));
    }

    @Override
    public List<Feedback> feedback(TrajectoryId id) {
        return of(id, journal -> journal.feedback(id));
    }

    @Override
    public List<Said> saidOfJudged() {
        return all(Journal::saidOfJudged).toList();
    }

    @Override
    public List<Assignment> assignments(TrajectoryId id) {
        return of(id, journal -> journal.assignments(id));
    }

    @Override
    public List<VerdictEntry> verdicts(TrajectoryId id) {
        return of(id, journal -> journal.verdicts(id));
    }

    @Override
    public List<TrajectoryId> unanswered(int limit) {
        return all(journal -> journal.unanswered(limit)).limit(limit).toList();
    }

    @Override
    public Optional<Assignment> assigned(String tenant, String experiment, String unit) {
        return held.values().stream()
                .flatMap(journal -> journal.assigned(tenant, experiment, unit).stream())
                .findFirst();
    }

    @Override
    public Optional<Standing> standing(TrajectoryId id) {
        return one(id, journal -> journal.standing(id));
    }

    @Override
    public List<TrajectoryId> quiet(long before, int limit) {
        return all(journal -> journal.quiet(before, limit)).limit(limit).toList();
    }

    @Override
    public boolean forget(TrajectoryId id, long before) {
        throw new UnsupportedOperationException("What is forgotten is so through the log.");
    }

    /** It counts trajectories, not bytes. */
    @Override
    public long usedBytes() {
        return 0;
    }

    /** The stores are their partitions'. */
    @Override
    public void close() {}
}
