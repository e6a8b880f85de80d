package io.steersman.supervision;

import io.steersman.journal.Journal;
import io.steersman.redaction.CleanSteps;
import io.steersman.reload.InForce;
import io.steersman.session.Stopwatch;
import io.steersman.silence.Silencing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;

/** Several supervisors over journals of their own, whose work is done by the same few threads. Thread-safe. */
public final class Supervisors implements AutoCloseable {

    private final Witness witness;
    private final CleanSteps cleaning;
    private final Stopwatch stopwatch;
    private final Judges judges;

    /**
     * @param cleaning takes out of steps what must not be kept
     * @param stopwatch hears of rules that take too long
     * @param deadline how long a step may be judged before it is kept without, zero for any time
     */
    public Supervisors(Witness witness, CleanSteps cleaning, Stopwatch stopwatch, Duration deadline) {
        this.witness = witness;
        this.cleaning = cleaning;
        this.stopwatch = stopwatch;
        this.judges = new Judges(Runtime.getRuntime().availableProcessors(), deadline);
    }

    /**
     * What its trajectories go by, asked anew with each request.
     *
     * @param inForce what steps are judged under
     * @param tried what is tried beside it
     * @param ended arms and experiments that are ended; the same set as long as nothing changes
     * @param silences what is kept back for a while
     */
    public record Under(Supplier<InForce> inForce, Tried tried, Supplier<Set<String>> ended, Silencing silences) {}

    /**
     * One more, to be closed by whoever asked for it.
     *
     * @param mostLive how many sessions it keeps
     * @param clock the present, as delivery is measured by
     */
    public Supervisor over(Journal journal, Under under, int mostLive, InstantSource clock) {
        return new Supervisor(
                        journal,
                        under.inForce(),
                        witness,
                        mostLive,
                        clock,
                        cleaning,
                        under.tried(),
                        stopwatch,
                        under.ended(),
                        judges,
                        false)
                .heeding(under.silences());
    }

    /** How long the oldest request has waited to be begun. */
    public Duration waiting() {
        return judges.waiting();
    }

    /** How many threads are still at work on steps that were given up. */
    public int astray() {
        return judges.astray();
    }

    @Override
    public void close() {
        judges.close();
    }
}
