package io.steersman.supervision;

import io.steersman.intervention.Intervention;
import io.steersman.intervention.Level;
import io.steersman.journal.Feedback;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.Journal;
import io.steersman.journal.VerdictEntry;
import io.steersman.redaction.CleanSteps;
import io.steersman.redaction.Redaction;
import io.steersman.reload.Active;
import io.steersman.reload.InForce;
import io.steersman.session.Stopwatch;
import io.steersman.silence.Silences;
import io.steersman.silence.Silencing;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Accepts steps and answers with what the agent should be told. Thread-safe.
 *
 * <p>Thousands of trajectories run side by side, each judged by one thread at a time. Sessions of trajectories that were
 * idle longest are given up beyond a bound and rebuilt from the journal on their next step.
 */
public final class Supervisor implements Supervision, Custody, AutoCloseable {

    private final Journal journal;
    private final Supplier<InForce> inForce;
    private final Witness witness;
    private final InstantSource clock;
    private final CleanSteps cleaning;
    private final Tried trials;
    private final Stopwatch stopwatch;
    private final Supplier<Set<String>> ended;
    private final int mostLive;
    private final Judges judges;
    private final boolean alone;
    private final SlowSearch search;
    private volatile Silencing silences = Silences.inMemory(InstantSource.system());
    private final Map<TrajectoryId, Seat> live = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param active what steps are judged under, asked anew with each request
     * @param mostLive how many sessions are kept
     * @param clock tells how late guidance is sent; nothing is decided by it
     */
    public Supervisor(Journal journal, Active active, Witness witness, int mostLive, InstantSource clock) {
        this(
                journal,
                active,
                witness,
                mostLive,
                clock,
                new CleanSteps(Redaction.standard()),
                Trials.NONE,
                Stopwatch.NONE);
    }

    /**
     * @param active what steps are judged under, asked anew with each request
     * @param mostLive how many sessions are kept
     * @param clock tells how late guidance is sent; nothing is decided by it
     * @param cleaning takes out of steps what must not be kept
     * @param trials what is tried beside what is active
     * @param stopwatch hears of rules that take too long
     */
    public Supervisor(
            Journal journal,
            Active active,
            Witness witness,
            int mostLive,
            InstantSource clock,
            CleanSteps cleaning,
            Tried trials,
            Stopwatch stopwatch) {
        this(journal, active, witness, mostLive, clock, cleaning, trials, stopwatch, Set::of, Duration.ZERO);
    }

    /**
     * @param active what steps are judged under, asked anew with each request
     * @param mostLive how many sessions are kept
     * @param clock tells how late guidance is sent; nothing is decided by it
     * @param cleaning takes out of steps what must not be kept
     * @param trials what is tried beside what is active
     * @param stopwatch hears of rules that take too long
     * @param ended arms and experiments that are ended; the same set as long as nothing changes
     * @param deadline how long a step may be judged before it is kept without, zero for any time
     */
    public Supervisor(
            Journal journal,
            Active active,
            Witness witness,
            int mostLive,
            InstantSource clock,
            CleanSteps cleaning,
            Tried trials,
            Stopwatch stopwatch,
            Supplier<Set<String>> ended,
            Duration deadline) {
        this(
                journal,
                active::inForce,
                witness,
                mostLive,
                clock,
                cleaning,
                trials,
                stopwatch,
                ended,
                new Judges(Runtime.getRuntime().availableProcessors(), deadline),
                true);
    }

    /**
     * @param alone whether nobody else has work for the judges
     */
    Supervisor(
            Journal journal,
            Supplier<InForce> inForce,
            Witness witness,
            int mostLive,
            InstantSource clock,
            CleanSteps cleaning,
            Tried trials,
            Stopwatch stopwatch,
            Supplier<Set<String>> ended,
            Judges judges,
            boolean alone) {
        this.judges = judges;
        this.alone = alone;
        this.search = new SlowSearch(judges, stopwatch);
        this.ended = ended;
        this.trials = trials;
        this.stopwatch = stopwatch;
        this.cleaning = cleaning;
        this.clock = clock;
        this.journal = journal;
        this.inForce = inForce;
        this.witness = witness;
        this.mostLive = mostLive;
    }

    /** Returns this, keeping back from now on what is silenced at the moment when it would be sent. */
    public Supervisor heeding(Silencing newSilences) {
        this.silences = newSilences;
        return this;
    }

    @Override
    public Accepted accept(TrajectoryId id, List<Step> steps) {
        return waiting(submit(id, steps));
    }

    @Override
    public CompletableFuture<Accepted> submit(TrajectoryId id, List<Step> steps) {
        return turn(id, trajectory -> {
            Accepted accepted = trajectory.accept(steps, inForce.get());
            return new Accepted(
                    accepted.first(),
                    accepted.last(),
                    accepted.duplicates(),
                    accepted.findings(),
                    trajectory.reply(accepted));
        });
    }

    @Override
    public CompletableFuture<Accepted> submitSilently(TrajectoryId id, List<Step> steps) {
        return turn(id, trajectory -> trajectory.accept(steps, inForce.get()));
    }

    @Override
    public Accepted acceptShaped(TrajectoryId id, Function<Known, List<Step>> shape) {
        return with(id, trajectory -> trajectory.accept(shape, inForce.get()));
    }

    @Override
    public Accepted acceptNew(TrajectoryId id, List<Step> steps) {
        return acceptShaped(id, known -> steps.stream()
                .filter(step -> step.meta().number().stream().noneMatch(known.numbers()::test))
                .toList());
    }

    @Override
    public void warn(TrajectoryId id, String what) {
        turn(id, trajectory -> trajectory.warn(what, inForce.get()));
    }

    @Override
    public List<Sending> send(TrajectoryId id, String channel, Function<Intervention, Optional<Level>> carriage) {
        return isKnown(id) ? with(id, trajectory -> trajectory.send(channel, carriage)) : List.of();
    }

    @Override
    public List<Intervention> take(TrajectoryId id, String channel) {
        return send(id, channel, intervention -> Optional.of(intervention.level())).stream()
                .map(Sending::intervention)
                .toList();
    }

    /** Whether a call of this id waits for its result. */
    public boolean isOpen(TrajectoryId id, String callId) {
        return isKnown(id) && with(id, trajectory -> trajectory.isOpen(callId));
    }

    @Override
    public List<InterventionEntry> poll(TrajectoryId id, int after) {
        if (!isKnown(id)) {
            return List.of();
        }
        with(id, trajectory -> trajectory.poll(after));
        return journal.interventions(id).stream()
                .filter(entry -> entry.intervention().number() > after
                        && entry.delivery().isDelivered())
                .toList();
    }

    @Override
    public boolean acknowledge(TrajectoryId id, int number) {
        Optional<InterventionEntry> entry = journal.interventions(id).stream()
                .filter(candidate -> candidate.intervention().number() == number)
                .findFirst();
        return entry.isPresent() && with(id, trajectory -> trajectory.acknowledge(entry.get()));
    }

    @Override
    public CompletableFuture<Boolean> hear(TrajectoryId id, VerdictEntry answer) {
        return turn(id, trajectory -> trajectory.hear(answer));
    }

    @Override
    public void note(TrajectoryId id, Feedback feedback) {
        with(id, trajectory -> trajectory.note(feedback));
    }

    @Override
    public boolean forget(TrajectoryId id, long before) {
        boolean gone = with(id, trajectory -> trajectory.forget(before));
        synchronized (live) {
            Seat forgotten = live.get(id);
            if (gone && forgotten != null && forgotten.lane().closeIfIdle()) {
                live.remove(id);
            }
        }
        return gone;
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public Set<String> tenants() {
        synchronized (live) {
            return live.keySet().stream().map(TrajectoryId::tenant).collect(Collectors.toSet());
        }
    }

    @Override
    public Duration waiting() {
        return judges.waiting();
    }

    @Override
    public int astray() {
        return judges.astray();
    }

    @Override
    public int liveSessions() {
        synchronized (live) {
            return live.size();
        }
    }

    /** Gives up all sessions that nobody works on; no request is to come any more. */
    @Override
    public void close() {
        List<Seat> all;
        synchronized (live) {
            all = List.copyOf(live.values());
            live.clear();
        }
        all.stream().filter(trajectory -> trajectory.lane().closeIfIdle()).forEach(Seat::close);
        if (alone) {
            judges.close();
        }
    }

    private boolean isKnown(TrajectoryId id) {
        synchronized (live) {
            if (live.containsKey(id)) {
                return true;
            }
        }
        return journal.find(id).isPresent();
    }

    /** Does something with a trajectory that no other thread has and that was not given up meanwhile. */
    private <T> T with(TrajectoryId id, Function<LiveTrajectory, T> work) {
        return waiting(turn(id, work));
    }

    private <T> CompletableFuture<T> turn(TrajectoryId id, Function<LiveTrajectory, T> work) {
        Turn<T> turn = new Turn<>(work);
        try {
            while (!open(id).lane().take(turn)) {
                Thread.onSpinWait();
            }
        } catch (Overloaded e) {
            turn.fail(e);
            turn.served();
        }
        return turn.answer();
    }

    private static <T> T waiting(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    private Seat open(TrajectoryId id) {
        List<Seat> idle = new ArrayList<>();
        Seat trajectory;
        synchronized (live) {
            trajectory = live.computeIfAbsent(id, name -> new Seat(judges, search, passed -> made(name, passed)));
            if (live.size() > mostLive) {
                giveUpIdle(id, live.size() - mostLive, idle);
            }
        }
        idle.forEach(Seat::close);
        return trajectory;
    }

    private LiveTrajectory made(TrajectoryId id, Set<Integer> passed) {
        return new LiveTrajectory(
                id,
                journal,
                witness,
                inForce.get(),
                clock,
                cleaning,
                trials,
                stopwatch,
                new Assigned(id, journal, ended, silences),
                passed);
    }

    /** Takes those idle longest out, for good; one that somebody works on is not idle. */
    private void giveUpIdle(TrajectoryId but, int count, List<Seat> idle) {
        Iterator<Map.Entry<TrajectoryId, Seat>> longestFirst = live.entrySet().iterator();
        while (idle.size() < count && longestFirst.hasNext()) {
            Map.Entry<TrajectoryId, Seat> next = longestFirst.next();
            if (!next.getKey().equals(but) && next.getValue().lane().closeIfIdle()) {
                idle.add(next.getValue());
                longestFirst.remove();
            }
        }
    }
}
