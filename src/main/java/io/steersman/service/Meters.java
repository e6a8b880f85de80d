package io.steersman.service;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.logging.Log;
import io.steersman.client.HookClient;
import io.steersman.finding.Finding;
import io.steersman.finding.RuleId;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Outcome;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.JournalFailure;
import io.steersman.journal.VerdictEntry;
import io.steersman.session.RuleError;
import io.steersman.supervision.Accepted;
import io.steersman.supervision.Witness;
import io.steersman.trajectory.TrajectoryId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Counts what happens, for {@code /q/metrics}. */
@Singleton
public final class Meters implements Witness {

    private static final double NANOS_OF_MICRO = 1000;
    private static final double HIGH = 0.99;
    private static final int SHORTEST_NANOS = 100;

    private final MeterRegistry registry;
    private final Heard heard;
    private final Timer stepTime;

    public Meters(MeterRegistry registry, Heard heard) {
        this.registry = registry;
        this.heard = heard;
        this.stepTime = Timer.builder("steersman.step.time")
                .description("Time to accept and judge a step, as the mean of the steps of one request")
                .publishPercentileHistogram()
                .register(registry);
    }

    @Override
    public void accepted(TrajectoryId id, int steps) {
        registry.counter("steersman.steps").increment(steps);
        if (steps > 0) {
            heard.steps(id.tenant());
        }
    }

    @Override
    public void found(TrajectoryId id, Finding finding) {
        registry.counter("steersman.findings", "rule", finding.rule().toString())
                .increment();
    }

    @Override
    public void earned(TrajectoryId id, Intervention intervention) {
        registry.counter(
                        "steersman.interventions", "level", intervention.level().display())
                .increment();
    }

    @Override
    public void moved(TrajectoryId id, InterventionEntry entry) {
        registry.counter("steersman.deliveries", "state", entry.delivery().display())
                .increment();
    }

    @Override
    public void decided(TrajectoryId id, Outcome outcome) {
        registry.counter(
                        "steersman.outcomes",
                        "outcome",
                        outcome.kind().display(),
                        "voice",
                        outcome.voice().display())
                .increment();
    }

    @Override
    public void answered(TrajectoryId id, VerdictEntry answer) {
        String outcome = answer.state().display();
        registry.counter("steersman.judge.asked", "outcome", outcome).increment();
        registry.counter("steersman.judge.tokens", "kind", "input")
                .increment(answer.cost().input());
        registry.counter("steersman.judge.tokens", "kind", "output")
                .increment(answer.cost().output());
        registry.timer("steersman.judge.took")
                .record(Duration.ofMillis(answer.cost().millis()));
        if (answer.state() == VerdictEntry.State.FAILED) {
            Log.warnf("Nobody answered a question about %s: %s", id.id(), answer.reason());
        }
    }

    @Override
    public void unjudged(TrajectoryId id, int step) {
        registry.counter("steersman.steps.unjudged").increment();
        Log.errorf("Step %d of %s was kept and not judged, for judging it took too long", step, id.id());
    }

    @Override
    public void failed(TrajectoryId id, RuleError error) {
        String rule = error.rule().isEmpty() ? "unknown" : error.rule();
        registry.counter("steersman.rule.errors", "rule", rule).increment();
        Log.errorf("Rule %s failed at step %d of %s: %s", rule, error.step(), id.id(), error.message());
    }

    /** Counts what the journal did not take or give. */
    public void unkept(JournalFailure failure) {
        registry.counter(
                        "steersman.journal.failures",
                        "reason",
                        failure.reason().name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /** Counts trajectories that are not kept any more. */
    void forgotten(int trajectories) {
        registry.counter("steersman.retention.forgotten").increment(trajectories);
    }

    /** Keeps how long a rule took for one step, in nanoseconds. */
    void ruleTook(RuleId rule, long nanos) {
        Timer.builder("steersman.rule.time")
                .description("Time that a rule takes for a step, of steps at which it was timed by itself")
                .tag("rule", rule.toString())
                .publishPercentiles(HIGH)
                .minimumExpectedValue(Duration.ofNanos(SHORTEST_NANOS))
                .maximumExpectedValue(Duration.ofSeconds(1))
                .distributionStatisticExpiry(Duration.ofDays(1))
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** What a rule takes for a step; nothing when it was not timed yet. */
    public Optional<RuleCost> cost(RuleId rule) {
        return Optional.ofNullable(registry.find("steersman.rule.time")
                        .tag("rule", rule.toString())
                        .timer())
                .map(Timer::takeSnapshot)
                .map(times -> new RuleCost(
                        times.count(),
                        times.mean(TimeUnit.NANOSECONDS) / NANOS_OF_MICRO,
                        times.percentileValues()[0].value(TimeUnit.NANOSECONDS) / NANOS_OF_MICRO));
    }

    /** How often a rule failed since the service began. */
    public long errors(String rule) {
        return Optional.ofNullable(
                        registry.find("steersman.rule.errors").tag("rule", rule).counter())
                .map(counter -> (long) counter.count())
                .orElse(0L);
    }

    /** How many steps were kept and not judged since the service began. */
    long unjudged() {
        return total("steersman.steps.unjudged");
    }

    /** How often the journal did not take or give something since the service began. */
    long unkept() {
        return total("steersman.journal.failures");
    }

    private long total(String name) {
        return (long) registry.find(name).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** Counts an attempt to put changed files in force. */
    void reloaded(boolean good) {
        registry.counter("steersman.reloads", "outcome", good ? "good" : "refused")
                .increment();
    }

    /**
     * Counts a request that was not let in.
     *
     * @param status of the HTTP answer
     */
    public void refused(int status) {
        registry.counter("steersman.requests.refused", "status", String.valueOf(status))
                .increment();
    }

    /**
     * Counts a hook event.
     *
     * @param event one of a fixed set: what clients send is not bounded
     */
    public void hooked(String tenant, HookClient client, String event, String outcome) {
        registry.counter("steersman.hooks", "client", client.display(), "event", event, "outcome", outcome)
                .increment();
        heard.hook(tenant, client);
    }

    /**
     * Counts what came and was not understood.
     *
     * @param from a client or {@code otlp}
     * @param what one word of few
     */
    public void unclear(String tenant, String from, String what) {
        registry.counter("steersman.unclear", "from", from, "what", what).increment();
        heard.unclear(tenant, from, what);
    }

    /** Measures accepting steps. */
    public Accepted timed(Supplier<Accepted> accepting) {
        long start = System.nanoTime();
        Accepted accepted = accepting.get();
        took(accepted, start);
        return accepted;
    }

    /** Measures accepting steps that were handed in just now. */
    public CompletionStage<Accepted> timed(CompletionStage<Accepted> accepting) {
        long start = System.nanoTime();
        return accepting.thenApply(accepted -> {
            took(accepted, start);
            return accepted;
        });
    }

    private void took(Accepted accepted, long start) {
        int steps = accepted.last() < 0 ? 0 : accepted.last() - accepted.first() + 1;
        if (steps > 0) {
            stepTime.record((System.nanoTime() - start) / steps, TimeUnit.NANOSECONDS);
        }
    }
}
