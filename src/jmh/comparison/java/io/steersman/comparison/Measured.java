package io.steersman.comparison;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Measures one contender in this JVM: first whether it is right, then what a step costs it, then what it keeps. */
public final class Measured {

    private static final int CHECKED = 12;
    private static final int CHECKED_STEPS = 600;
    private static final int STEPS = 20;
    private static final int RUNS = 20;
    private static final int ROUNDS = 11;
    private static final int PAIRS = 41;
    private static final int PAIRED_STEPS = 60_000;
    private static final int WARM_UP = 400_000;
    private static final int OPEN = 1_000;

    private Measured() {}

    /** The argument is a name out of {@link Contenders}. */
    public static void main(String... arguments) throws Exception {
        Contender contender = Contenders.of(arguments[0]);
        System.out.println("agrees on " + check(contender) + " in " + CHECKED * CHECKED_STEPS + " steps");
        warmUp(contender);
        List<Long> nanos = new ArrayList<>();
        for (int length : Figures.LENGTHS) {
            nanos.add(median(contender, length));
        }
        System.out.println(new Figures(arguments[0], nanos, bytes(contender)).line());
        System.exit(0);
    }

    private static Map<Pattern, Integer> check(Contender contender) {
        Oracle oracle = new Oracle();
        Map<Pattern, Integer> shown = new EnumMap<>(Pattern.class);
        for (int seed = 0; seed < CHECKED; seed++) {
            Contender.Run right = oracle.open("run-" + seed);
            Contender.Run run = contender.open("run-" + seed);
            for (Event event : Runs.of(seed, CHECKED_STEPS)) {
                int expected = right.judge(event);
                int found = run.judge(event);
                if (found != expected) {
                    throw new IllegalStateException("At %s it sees %s, and not %s.".formatted(event, names(found), names(expected)));
                }
                names(expected).forEach(pattern -> shown.merge(pattern, 1, Integer::sum));
            }
            run.close();
        }
        return shown;
    }

    private static List<Pattern> names(int bits) {
        return Arrays.stream(Pattern.values())
                .filter(pattern -> (bits & pattern.bit()) != 0)
                .toList();
    }

    /**
     * How many times what it takes another a step costs one, after a history of each length: the median of pairs of measurements,
     * one after the other, so that what else the machine does troubles both.
     */
    static List<Double> multiples(Contender one, Contender other) {
        warmUp(one);
        warmUp(other);
        return Figures.LENGTHS.stream()
                .map(length -> multiple(one, other, length))
                .toList();
    }

    private static double multiple(Contender one, Contender other, int length) {
        List<List<Event>> events = runs(length);
        double[] pairs = new double[PAIRS + PAIRED_STEPS / length];
        for (int i = 0; i < pairs.length; i++) {
            long nanos = round(one, length, events);
            pairs[i] = (double) nanos / round(other, length, events);
        }
        Arrays.sort(pairs);
        return pairs[pairs.length / 2];
    }

    private static void warmUp(Contender contender) {
        for (int i = 0; i < WARM_UP / 1_000; i++) {
            judge(contender.open("run-" + i), Runs.of(i, 1_000));
        }
    }

    private static void judge(Contender.Run run, List<Event> events) {
        events.forEach(run::judge);
        run.close();
    }

    /** Of the steps of many runs in turn, after a history each. */
    private static long median(Contender contender, int length) {
        List<List<Event>> events = runs(length);
        long[] rounds = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rounds[i] = round(contender, length, events);
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    private static List<List<Event>> runs(int length) {
        return IntStream.range(0, RUNS)
                .mapToObj(i -> Runs.of(1_000 + i, length + STEPS))
                .toList();
    }

    private static long round(Contender contender, int length, List<List<Event>> events) {
        List<Contender.Run> runs = new ArrayList<>();
        for (List<Event> one : events) {
            Contender.Run run = contender.open(one.get(0).run());
            one.subList(0, length).forEach(run::judge);
            runs.add(run);
        }
        long start = spent();
        for (int step = length; step < length + STEPS; step++) {
            for (int i = 0; i < RUNS; i++) {
                runs.get(i).judge(events.get(i).get(step));
            }
        }
        long nanos = (spent() - start) / STEPS / RUNS;
        runs.forEach(Contender.Run::close);
        return nanos;
    }

    private static long spent() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long bytes(Contender contender) {
        List<List<Event>> events = new ArrayList<>();
        for (int i = 0; i < OPEN; i++) {
            events.add(Runs.of(5_000 + i, Figures.KEPT));
        }
        List<Contender.Run> runs = new ArrayList<>();
        long before = live();
        for (List<Event> one : events) {
            Contender.Run run = contender.open(one.get(0).run());
            one.forEach(run::judge);
            runs.add(run);
        }
        long bytes = (live() - before) / OPEN;
        runs.forEach(Contender.Run::close);
        return bytes + events.size() - OPEN;
    }

    private static long live() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
