package io.steersman.judge;

import io.steersman.judge.Model.Reply;
import io.steersman.judge.ModelFailure.Kind;
import io.steersman.policy.JudgePolicy;
import io.steersman.trajectory.Bounded;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Where questions wait to be asked: few at once, a bounded number behind them, within the budget of each tenant, and none asked
 * that was answered before. Nobody waits for it, and no thread waits in it. Thread-safe.
 */
public final class Bench {

    private static final int MOST_AT_ONCE = 8;
    private static final int MOST_WAITING = 256;
    private static final int MOST_KEPT = 10_000;
    private static final Duration KEPT_FOR = Duration.ofHours(24);

    private final Function<JudgePolicy.Model, Model> models;
    private final Budget budget;
    private final InstantSource clock;
    private final int atOnce;
    private final int mostWaiting;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Map<String, Known> known = Bounded.byAge(MOST_KEPT);
    private int running;

    private record Known(Reply reply, long at) {}

    /**
     * What came of a question.
     *
     * @param reply what the model said; nothing where it said nothing
     * @param reason why it said nothing; empty otherwise
     * @param asked whether the model was asked at all
     * @param cached whether it had been asked the same before
     * @param millis how long it took
     */
    public record Outcome(Optional<Reply> reply, String reason, boolean asked, boolean cached, long millis) {
        static Outcome unasked(String why) {
            return new Outcome(Optional.empty(), why, false, false, 0);
        }
    }

    /** A bench of the usual size. */
    public Bench(Function<JudgePolicy.Model, Model> models, Budget budget, InstantSource clock) {
        this(models, budget, clock, MOST_AT_ONCE, MOST_WAITING);
    }

    Bench(Function<JudgePolicy.Model, Model> models, Budget budget, InstantSource clock, int atOnce, int mostWaiting) {
        this.models = models;
        this.budget = budget;
        this.clock = clock;
        this.atOnce = atOnce;
        this.mostWaiting = mostWaiting;
    }

    /** Asks, now or later or not at all; told when it is known what came of it. */
    public CompletableFuture<Outcome> ask(String tenant, JudgePolicy policy, Model.Prompt prompt) {
        CompletableFuture<Outcome> told = new CompletableFuture<>();
        Runnable call = () -> begin(tenant, policy, prompt, told);
        synchronized (this) {
            if (running >= atOnce && waiting.size() >= mostWaiting) {
                told.complete(Outcome.unasked("too many questions wait"));
                return told;
            }
            waiting.add(call);
        }
        next();
        return told;
    }

    /** How many questions wait. */
    public synchronized int depth() {
        return waiting.size();
    }

    private void next() {
        Runnable call;
        synchronized (this) {
            if (running >= atOnce || waiting.isEmpty()) {
                return;
            }
            running++;
            call = waiting.remove();
        }
        call.run();
    }

    private void done(CompletableFuture<Outcome> told, Outcome outcome) {
        synchronized (this) {
            running--;
        }
        told.complete(outcome);
        next();
    }

    private void begin(String tenant, JudgePolicy policy, Model.Prompt prompt, CompletableFuture<Outcome> told) {
        Optional<Reply> before = before(prompt.hash());
        if (before.isPresent()) {
            done(told, new Outcome(before, "", true, true, 0));
            return;
        }
        int[] most = {Question.mostTokens(prompt), Answers.MOST_TOKENS};
        if (!budget.reserve(tenant, policy, most[0], most[1])) {
            done(told, Outcome.unasked("the budget of the day is spent"));
            return;
        }
        long began = clock.millis();
        asked(policy, prompt).whenComplete((reply, thrown) -> {
            long took = Math.max(0, clock.millis() - began);
            if (thrown == null) {
                Reply counted = counted(reply, most);
                keep(prompt.hash(), counted);
                budget.settle(tenant, policy, most, counted.input(), counted.output());
                done(told, new Outcome(Optional.of(counted), "", true, false, took));
            } else {
                boolean free = isFree(thrown);
                budget.settle(tenant, policy, most, free ? 0 : most[0], free ? 0 : most[1]);
                done(told, new Outcome(Optional.empty(), String.valueOf(thrown.getMessage()), true, false, took));
            }
        });
    }

    /** Where the model does not count, what was set aside counts; nobody reads more tokens than there are bytes. */
    private static Reply counted(Reply reply, int[] most) {
        boolean read = reply.input() > 0 && reply.input() <= most[0];
        return new Reply(reply.text(), read ? reply.input() : most[0], reply.output() > 0 ? reply.output() : most[1]);
    }

    /** A call that was given up, and an answer that is none, may have been paid for all the same. */
    private static boolean isFree(Throwable thrown) {
        return thrown instanceof ModelFailure failure
                && failure.kind() != Kind.LATE
                && failure.kind() != Kind.MALFORMED;
    }

    private CompletableFuture<Reply> asked(JudgePolicy policy, Model.Prompt prompt) {
        try {
            return models.apply(policy.model()).ask(prompt);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private synchronized Optional<Reply> before(String hash) {
        return Optional.ofNullable(known.get(hash))
                .filter(found -> clock.millis() - found.at() < KEPT_FOR.toMillis())
                .map(Known::reply);
    }

    private synchronized void keep(String hash, Reply reply) {
        known.put(hash, new Known(reply, clock.millis()));
    }
}
