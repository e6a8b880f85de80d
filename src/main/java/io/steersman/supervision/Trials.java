package io.steersman.supervision;

import io.steersman.reload.Activation.How;
import io.steersman.reload.InForce;
import io.steersman.reload.Releases;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The candidate that is tried now, if any: begun, promoted and taken back by call, and taken back by itself when it does badly.
 * Thread-safe.
 */
public final class Trials implements Tried {

    /** Nothing is ever tried. */
    public static final Trials NONE = new Trials();

    private final Optional<Releases> releases;
    private final Function<Trial.State, Optional<String>> judge;
    private final Consumer<String> told;
    private final TrialRecord record;
    private volatile Optional<Fleet> fleet = Optional.empty();
    private volatile Optional<Trial> current = Optional.empty();
    private volatile Optional<Ended> last = Optional.empty();

    /**
     * @param releases what a promoted candidate is put in force by
     * @param judge why, if so, a trial is to be taken back; asked now and then
     * @param told hears when one was taken back by itself, and why
     * @param record what was tried when the program ended goes on; one whose version cannot be used any more is taken back
     */
    public Trials(
            Releases releases,
            Function<Trial.State, Optional<String>> judge,
            Consumer<String> told,
            TrialRecord record) {
        this.releases = Optional.of(releases);
        this.judge = judge;
        this.told = told;
        this.record = record;
        TrialRecord.Kept kept = read(record);
        this.last = kept.ended().stream().findFirst();
        kept.running().forEach(seen -> resume(releases, seen));
    }

    /** A record that was damaged must not keep agents from being watched. */
    private TrialRecord.Kept read(TrialRecord from) {
        try {
            return from.read();
        } catch (UncheckedIOException e) {
            told.accept(String.valueOf(e.getMessage()));
            return TrialRecord.Kept.NOTHING;
        }
    }

    private void resume(Releases versions, Trial.State seen) {
        try {
            current = Optional.of(new Trial(versions.loaded(seen.candidate()), seen));
        } catch (Releases.Unfit | UncheckedIOException e) {
            String why = "It cannot go on after the restart: " + e.getMessage();
            last = Optional.of(new Ended(seen, why, false));
            told.accept(why);
        }
    }

    private Trials() {
        this.releases = Optional.empty();
        this.judge = state -> Optional.empty();
        this.told = why -> {};
        this.record = TrialRecord.inMemory();
    }

    /**
     * A trial that is over.
     *
     * @param state what was seen of it
     * @param why why it is over
     * @param promoted whether the candidate is in force for all now
     */
    public record Ended(Trial.State state, String why, boolean promoted) {}

    /** Decides in place of this one, which then follows by {@link #join} and {@link #over}. */
    public interface Fleet {
        /** Somebody wants a candidate to be tried. */
        void begin(InForce candidate, Trial.Terms terms);

        /** What is tried is to be over. */
        void end(Trial trial, String why, boolean promoted);
    }

    /** From now on what is tried is decided elsewhere. */
    public void decidedBy(Fleet newFleet) {
        fleet = Optional.of(newFleet);
    }

    /** Begins to try a candidate; what was tried before is taken back. */
    public Trial begin(InForce candidate, Trial.Terms terms) {
        if (fleet.isPresent()) {
            fleet.get().begin(candidate, terms);
            return new Trial(candidate, terms);
        }
        return join(prepared(candidate, terms));
    }

    /** A candidate as it is to be tried; the one that is tried already where it is the same. */
    public Trial prepared(InForce candidate, Trial.Terms terms) {
        return current.filter(now -> now.isOf(candidate.hash(), terms)).orElseGet(() -> new Trial(candidate, terms));
    }

    /** This is tried from now on; what was tried before is taken back. */
    public synchronized Trial join(Trial trial) {
        if (current.filter(same -> same == trial).isPresent()) {
            return trial;
        }
        current.ifPresent(before -> close(before, "Another candidate is tried.", false));
        current = Optional.of(trial);
        keep();
        return trial;
    }

    @Override
    public Optional<Trial> current() {
        return current;
    }

    /** What was tried last and is over. */
    public Optional<Ended> last() {
        return last;
    }

    /** Takes the candidate back: the active version judges all again. Nothing when nothing is tried. */
    public synchronized Optional<Ended> takeBack(String why) {
        Optional<Ended> ended = current.map(trial -> end(trial, why, false));
        keep();
        return ended;
    }

    /** Puts the candidate in force for all. Nothing when nothing is tried. */
    public synchronized Optional<Ended> promote(String who, String why) {
        Optional<Trial> trial = current;
        if (trial.isEmpty() || releases.isEmpty()) {
            return Optional.empty();
        }
        releases.get().put(trial.get().candidate(), How.PROMOTED, who, why);
        Ended ended = end(trial.get(), why, true);
        keep();
        return Optional.of(ended);
    }

    /**
     * Keeps what was seen so far over a restart of the program. Called now and then: what was seen since is lost when the
     * machine goes down.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public synchronized void keep() {
        record.write(new TrialRecord.Kept(
                current.map(Trial::state).stream().toList(), last.stream().toList()));
    }

    /** What was tried is over; nothing happens when nothing was. */
    public synchronized void over(String why, boolean promoted) {
        current.ifPresent(trial -> close(trial, why, promoted));
        keep();
    }

    private Ended end(Trial trial, String why, boolean promoted) {
        if (fleet.isPresent()) {
            fleet.get().end(trial, why, promoted);
            return new Ended(trial.state(), why, promoted);
        }
        return close(trial, why, promoted);
    }

    private Ended close(Trial trial, String why, boolean promoted) {
        Ended ended = new Ended(trial.state(), why, promoted);
        current = Optional.empty();
        last = Optional.of(ended);
        return ended;
    }

    /** What judges beside the active version now. */
    Optional<Trial> shadow() {
        return current.filter(trial -> trial.terms().shadows());
    }

    @Override
    public void check(Trial trial) {
        Optional<String> bad = trial.takeDue() ? judge.apply(trial.state()) : Optional.empty();
        if (bad.isPresent() && takeBack(trial, bad.get())) {
            told.accept(bad.get());
        }
    }

    private synchronized boolean takeBack(Trial trial, String why) {
        boolean now = current.filter(same -> same == trial).isPresent() && trial.giveUp();
        if (now) {
            end(trial, why, false);
        }
        return now;
    }
}
