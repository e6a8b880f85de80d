package io.steersman.calibration;

import io.steersman.journal.Moment;
import io.steersman.journal.VerdictEntry;
import io.steersman.journal.VerdictEntry.Cost;
import io.steersman.journal.VerdictEntry.State;
import io.steersman.judge.Bench;
import io.steersman.reload.InForce;
import io.steersman.supervision.Observer;
import io.steersman.trajectory.Trajectory;
import io.steersman.trajectory.TrajectoryId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Puts the questions about recorded runs to whoever answers: recorded answers first, then a model, if one may be asked. Thread-safe. */
public final class Interview {

    private final RecordedAnswers recorded;
    private final Optional<Bench> bench;
    private final InstantSource clock;

    /**
     * An interview that has not begun.
     *
     * @param recorded is not asked again
     * @param bench asks the model of the policy; nothing when nobody is to be asked
     * @param clock tells when an answer came
     */
    public Interview(RecordedAnswers recorded, Optional<Bench> bench, InstantSource clock) {
        this.recorded = recorded;
        this.bench = bench;
        this.clock = clock;
    }

    /** All questions about a run with what came of each, in order; waits for the model. */
    public List<VerdictEntry> about(Trajectory run, InForce inForce) {
        List<CompletableFuture<VerdictEntry>> asked = Questions.of(run, inForce).stream()
                .map(question -> recorded.of(run, question)
                        .map(CompletableFuture::completedFuture)
                        .orElseGet(() -> ask(question)))
                .toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<VerdictEntry> ask(Questions.Open question) {
        if (bench.isEmpty()) {
            return CompletableFuture.completedFuture(
                    question.entry().without(State.UNASKED, "nobody answers here", Cost.NONE));
        }
        return bench.get()
                .ask(TrajectoryId.LOCAL, question.policy(), question.written().prompt())
                .thenApply(
                        outcome -> Observer.answered(question.entry(), question.written(), question.policy(), outcome)
                                .closed(new Moment(question.entry().asked().step(), clock.millis()), false, 0));
    }
}
