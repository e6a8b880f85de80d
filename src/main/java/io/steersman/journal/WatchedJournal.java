package io.steersman.journal;

import io.steersman.experiment.Assignment;
import io.steersman.intervention.Outcome;
import io.steersman.journal.JournalFailure.Reason;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A journal that knows how the one behind it is doing. Thread-safe.
 *
 * <p>It is in trouble from a failed write on until the next one that succeeds. That more waits than it takes, or that a
 * step does not follow, is a matter of the request and no trouble of the journal.
 */
public final class WatchedJournal implements Journal {

    private final Journal journal;
    private final Consumer<JournalFailure> listener;
    private final InstantSource clock;
    private volatile Optional<Trouble> trouble = Optional.empty();
    private volatile Optional<String> damage = Optional.empty();

    /**
     * Why nothing is kept now.
     *
     * @param message of the latest failure
     * @param sinceMillis when the first write failed, milliseconds since 1970
     * @param failures how many have failed since
     */
    public record Trouble(Reason reason, String message, long sinceMillis, long failures) {}

    /**
     * @param listener is told of each failure, of reading and writing; must be quick and must not throw
     * @param clock tells since when there is trouble
     */
    public WatchedJournal(Journal journal, Consumer<JournalFailure> listener, InstantSource clock) {
        this.journal = journal;
        this.listener = listener;
        this.clock = clock;
    }

    /** The trouble it is in, if any. */
    public Optional<Trouble> trouble() {
        return trouble;
    }

    /** What was damaged when all of it was looked through last. */
    @Override
    public Optional<String> damage() {
        return damage;
    }

    /** Looks through all of it for what is damaged, and remembers it. */
    public void check() {
        try {
            damage = journal.damage();
        } catch (JournalFailure e) {
            if (e.reason() != Reason.CORRUPT) {
                throw e;
            }
            damage = Optional.of(String.valueOf(e.getMessage()));
        }
        damage.ifPresent(what -> listener.accept(new JournalFailure(
                Reason.CORRUPT, "What is kept is damaged: %s. Maybe export what can be read.".formatted(what))));
    }

    @Override
    public CompletableFuture<Boolean> append(TrajectoryId id, Entries entries) {
        return journal.append(id, entries).whenComplete((kept, thrown) -> {
            if (thrown instanceof JournalFailure failure) {
                failed(failure);
            } else if (thrown == null && trouble.isPresent()) {
                trouble = Optional.empty();
            }
        });
    }

    @Override
    public Optional<TrajectoryEntry> find(TrajectoryId id) {
        return read(() -> journal.find(id));
    }

    @Override
    public List<TrajectoryEntry> list(String tenant, String after, int limit) {
        return read(() -> journal.list(tenant, after, limit));
    }

    @Override
    public List<TrajectoryEntry> latest(String tenant, int skip, int limit) {
        return read(() -> journal.latest(tenant, skip, limit));
    }

    @Override
    public List<Step> steps(TrajectoryId id, int from, int limit) {
        return read(() -> journal.steps(id, from, limit));
    }

    @Override
    public Optional<Step> numbered(TrajectoryId id, long number) {
        return read(() -> journal.numbered(id, number));
    }

    @Override
    public List<FindingEntry> findings(TrajectoryId id) {
        return read(() -> journal.findings(id));
    }

    @Override
    public List<InterventionEntry> interventions(TrajectoryId id) {
        return read(() -> journal.interventions(id));
    }

    @Override
    public List<Outcome> outcomes(TrajectoryId id) {
        return read(() -> journal.outcomes(id));
    }

    @Override
    public List<Feedback> feedback(TrajectoryId id) {
        return read(() -> journal.feedback(id));
    }

    @Override
    public List<Said> saidOfJudged() {
        return read(journal::saidOfJudged);
    }

    @Override
    public List<Assignment> assignments(TrajectoryId id) {
        return read(() -> journal.assignments(id));
    }

    @Override
    public List<VerdictEntry> verdicts(TrajectoryId id) {
        return read(() -> journal.verdicts(id));
    }

    @Override
    public List<TrajectoryId> unanswered(int limit) {
        return read(() -> journal.unanswered(limit));
    }

    @Override
    public Optional<Assignment> assigned(String tenant, String experiment, String unit) {
        return read(() -> journal.assigned(tenant, experiment, unit));
    }

    @Override
    public Optional<Standing> standing(TrajectoryId id) {
        return read(() -> journal.standing(id));
    }

    @Override
    public List<TrajectoryId> quiet(long before, int limit) {
        return read(() -> journal.quiet(before, limit));
    }

    @Override
    public boolean forget(TrajectoryId id, long before) {
        return read(() -> journal.forget(id, before));
    }

    @Override
    public long usedBytes() {
        return read(journal::usedBytes);
    }

    @Override
    public void close() {
        journal.close();
    }

    private <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (JournalFailure e) {
            listener.accept(e);
            throw e;
        }
    }

    private synchronized void failed(JournalFailure failure) {
        listener.accept(failure);
        if (failure.reason() == Reason.BUSY || failure.reason() == Reason.CONFLICT) {
            return;
        }
        long now = clock.millis();
        Optional<Trouble> before = trouble;
        trouble = Optional.of(new Trouble(
                failure.reason(),
                String.valueOf(failure.getMessage()),
                before.map(Trouble::sinceMillis).orElse(now),
                before.map(Trouble::failures).orElse(0L) + 1));
    }
}
