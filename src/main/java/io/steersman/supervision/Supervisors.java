package io.steersman.supervision;

import io.steersman.journal.Journal;
import io.steersman.redaction.CleanSteps;
import io.steersman.reload.InForce;
import io.steersman.session.Stopwatch;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;

/** Several supervisors over journals of their own, whose work is done by the same few threads. Thread-safe. */
public final class Supervisors implements AutoCloseable {

    private final Witness witness;
    private final CleanSteps cleaning;
    private final Supplier<Set<String>> ended;
    private final Judges judges;

    /**
     * @param cleaning takes out of steps what must not be kept
     * @param ended arms and experiments that are ended; the same set as long as nothing changes
     * @param deadline how long a step may be judged before it is kept without, zero for any time
     */
    public Supervisors(Witness witness, CleanSteps cleaning, Supplier<Set<String>> ended, Duration deadline) {
        this.witness = witness;
        this.cleaning = cleaning;
        this.ended = ended;
        this.judges = new Judges(Runtime.getRuntime().availableProcessors(), deadline);
    }

    /**
     * One more, to be closed by whoever asked for it.
     *
     * @param inForce what steps are judged under, asked anew with each request
     * @param mostLive how many sessions it keeps
     * @param clock the present, as delivery is measured by
     */
    public Supervisor over(Journal journal, Supplier<InForce> inForce, int mostLive, InstantSource clock) {
        return new Supervisor(
                journal,
                inForce,
                witness,
                mostLive,
                clock,
                cleaning,
                Trials.NONE,
                Stopwatch.NONE,
                ended,
                judges,
                false);
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
