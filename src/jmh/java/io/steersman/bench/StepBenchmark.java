package io.steersman.bench;

import io.steersman.reload.InForce;
import io.steersman.session.Session;
import io.steersman.trajectory.Step;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What one more step costs, reading and all rules together, in a trajectory that has so many steps already. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Thread)
public class StepBenchmark {

    /** Steps that are measured in one go: few against the lengths, many against the clock. */
    static final int STEPS = 200;

    @Param({"50", "200", "1000", "5000"})
    public int length;

    private InForce rules;
    private List<Step> before;
    private List<Step> measured;
    private Session session;

    @Setup(Level.Trial)
    public void load() {
        rules = AllRules.load();
        SyntheticRun run = new SyntheticRun(1);
        before = run.next(length);
        measured = run.next(STEPS);
    }

    @Setup(Level.Invocation)
    public void open() {
        session = new Session(rules.rulebook(), rules.policy());
        before.forEach(session::accept);
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public void readingAndRules(Blackhole hole) {
        for (Step step : measured) {
            hole.consume(session.accept(step));
        }
    }
}
