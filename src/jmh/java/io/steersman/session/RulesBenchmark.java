package io.steersman.session;

import io.steersman.bench.AllRules;
import io.steersman.bench.SyntheticRun;
import io.steersman.fact.Action;
import io.steersman.reload.InForce;
import io.steersman.session.RulesBenchmark.Read;
import io.steersman.session.past.Past;
import io.steersman.trajectory.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/**
 * What the rules alone cost: the steps are read beforehand, then go through the history and the detection rules. What a
 * session does besides (intervention rules when something is found) is measured with the whole step.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Thread)
public class RulesBenchmark {

    private static final int STEPS = 200;

    @Param({"50", "200", "1000", "5000"})
    public int length;

    private InForce rules;
    private List<Read> before;
    private List<Read> measured;
    private Past past;
    private Detection detection;

    /**
     * A step with its reading.
     *
     * @param step as it came
     * @param action what it opens or finishes
     */
    record Read(Step step, Optional<Action> action) {}

    @Setup(Level.Trial)
    public void load() {
        rules = AllRules.load();
        SyntheticRun run = new SyntheticRun(1);
        Readings readings = new Readings();
        before = read(run.next(length), readings);
        measured = read(run.next(STEPS), readings);
    }

    private static List<Read> read(List<Step> steps, Readings readings) {
        List<Read> read = new ArrayList<>();
        steps.forEach(step -> read.add(new Read(step, readings.read(step))));
        return read;
    }

    @Setup(Level.Invocation)
    public void open() {
        past = new Past();
        detection = new Detection(rules.rulebook(), rules.policy().limits(), past);
        before.forEach(this::judge);
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public void rulesAlone(Blackhole hole) {
        for (Read read : measured) {
            hole.consume(judge(read));
        }
    }

    private Object judge(Read read) {
        past.look(read.step().agent());
        Object fact = read.action()
                .<Object>map(action -> action.open() ? action : past.add(action))
                .orElse(read.step());
        return detection.judge(fact, read.step().index(), new ArrayList<>());
    }
}
