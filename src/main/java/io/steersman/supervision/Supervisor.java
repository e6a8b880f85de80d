package io.steersman.supervision;

import io.steersman.intervention.Intervention;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.InterventionEntry.Delivery;
import io.steersman.journal.Journal;
import io.steersman.journal.Moment;
import io.steersman.reload.Active;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Accepts steps and answers with what the agent should be told. Thread-safe.
 *
 * <p>Thousands of trajectories run side by side, each judged by one thread at a time. Sessions of trajectories that were
 * idle longest are given up beyond a bound and rebuilt from the journal on their next step.
 */
public final class Supervisor implements AutoCloseable {

    /** Sessions that keep the engine's working memory; the others take it up again with their next step. */
    private static final int MOST_AWAKE = 2000;

    private final Journal journal;
    private final Active active;
    private final Witness witness;
    private final InstantSource clock;
    private final int mostLive;
    private final Map<TrajectoryId, LiveTrajectory> live = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<TrajectoryId, LiveTrajectory> awake = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param active what steps are judged under, asked anew with each request
     * @param mostLive how many sessions are kept
     * @param clock tells how late guidance is sent; nothing is decided by it
     */
    public Supervisor(Journal journal, Active active, Witness witness, int mostLive, InstantSource clock) {
        this.clock = clock;
        this.journal = journal;
        this.active = active;
        this.witness = witness;
        this.mostLive = mostLive;
    }

    /**
     * Accepts steps, all or none, judges them, and sends what is due.
     *
     * @throws Refused when one of them cannot follow
     */
    public Accepted accept(TrajectoryId id, List<Step> steps) {
        return with(id, trajectory -> {
            Accepted accepted = trajectory.accept(steps, active.inForce());
            return new Accepted(
                    accepted.first(),
                    accepted.last(),
                    accepted.duplicates(),
                    accepted.findings(),
                    trajectory.send(all -> true));
        });
    }

    /**
     * Accepts and judges steps, and leaves what is due for a later reply or poll.
     *
     * @throws Refused when one of them cannot follow
     */
    public Accepted acceptSilently(TrajectoryId id, List<Step> steps) {
        return with(id, trajectory -> trajectory.accept(steps, active.inForce()));
    }

    /**
     * Accepts and judges steps that are shaped by what is there already, and leaves what is due for a later reply.
     *
     * @param shape makes the steps; nobody else adds to the trajectory meanwhile
     * @throws Refused when one of them cannot follow
     */
    public Accepted acceptShaped(TrajectoryId id, Function<Known, List<Step>> shape) {
        return with(id, trajectory -> trajectory.accept(shape, active.inForce()));
    }

    /** Takes out those interventions that wait and that the client can carry now; they count as sent. */
    public List<Intervention> send(TrajectoryId id, Predicate<Intervention> carried) {
        return journal.find(id).isEmpty() ? List.of() : with(id, trajectory -> trajectory.send(carried));
    }

    /** Whether a call of this id waits for its result. */
    public boolean isOpen(TrajectoryId id, String callId) {
        return journal.find(id).isPresent() && with(id, trajectory -> trajectory.isOpen(callId));
    }

    /** The interventions after a number, which count as sent from now on; those dropped are not among them. */
    public List<Intervention> poll(TrajectoryId id, int after) {
        if (journal.find(id).isEmpty()) {
            return List.of();
        }
        return with(id, trajectory -> {
            trajectory.send(all -> true);
            List<Intervention> sent = new ArrayList<>();
            for (InterventionEntry entry : journal.interventions(id)) {
                if (entry.intervention().number() > after && entry.delivery() != Delivery.DROPPED) {
                    sent.add(entry.intervention());
                }
            }
            return sent;
        });
    }

    /** Notes that an intervention has arrived; false when there is no such. */
    public boolean acknowledge(TrajectoryId id, int number) {
        Optional<InterventionEntry> entry = journal.interventions(id).stream()
                .filter(candidate -> candidate.intervention().number() == number)
                .findFirst();
        entry.ifPresent(found -> journal.keep(
                id, found.acknowledged(new Moment(found.intervention().step(), clock.millis()))));
        return entry.isPresent();
    }

    /** What was accepted, and what came of it. */
    public Journal journal() {
        return journal;
    }

    /** How many sessions are open. */
    public int liveSessions() {
        synchronized (live) {
            return live.size();
        }
    }

    @Override
    public void close() {
        synchronized (live) {
            live.values().forEach(LiveTrajectory::close);
            live.clear();
            awake.clear();
        }
    }

    /** Does something with a trajectory that no other thread has and that was not given up meanwhile. */
    private <T> T with(TrajectoryId id, Function<LiveTrajectory, T> work) {
        while (true) {
            LiveTrajectory trajectory = open(id);
            synchronized (trajectory) {
                if (!trajectory.isClosed()) {
                    return work.apply(trajectory);
                }
            }
        }
    }

    private LiveTrajectory open(TrajectoryId id) {
        synchronized (live) {
            LiveTrajectory trajectory = live.computeIfAbsent(
                    id, name -> new LiveTrajectory(name, journal, witness, active.inForce(), clock));
            awake.put(id, trajectory);
            if (awake.size() > MOST_AWAKE) {
                TrajectoryId quiet = awake.keySet().iterator().next();
                Optional.ofNullable(awake.remove(quiet)).ifPresent(LiveTrajectory::rest);
            }
            if (live.size() > mostLive) {
                TrajectoryId idle = live.keySet().iterator().next();
                awake.remove(idle);
                Optional.ofNullable(live.remove(idle)).ifPresent(LiveTrajectory::close);
            }
            return trajectory;
        }
    }
}
