package io.steersman.bench;

import io.steersman.journal.MemoryJournal;
import io.steersman.policy.Policies;
import io.steersman.policy.PolicyReader;
import io.steersman.reload.Activation.How;
import io.steersman.reload.InForce;
import io.steersman.reload.Releases;
import io.steersman.reload.Sources;
import io.steersman.rulebook.RuleLoader;
import io.steersman.rulebook.Rulebook;
import io.steersman.supervision.Supervisor;
import io.steersman.supervision.Witness;
import io.steersman.trajectory.TrajectoryId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Prints how long steps wait when 3,000 of them are due each second, without a reload, while a rulebook of 300 rules is put in force every two
 * seconds with ten of them changed, and while all 300 are compiled and put in force over and over. Times run from the moment at which a
 * step was due, so that one slow step counts for all that wait behind it.
 */
public final class ReloadLatency {

    private static final int THREADS = 4;
    private static final int WARM_UP_SECONDS = 10;
    private static final int SECONDS = 20;
    private static final int FILES = 30;
    private static final int RULES_OF_A_FILE = 10;
    private static final int PAUSE_MS = 2000;
    private static final int STEPS_OF_A_RUN = 500;
    private static final double MICROS = 1e3;

    private static final String HEADER = """
            package rules.house.many_%1$d;
            import static io.steersman.rulebook.drl.Report.finding;
            import io.steersman.fact.Action;
            import io.steersman.fact.History;
            """;
    private static final String RULE = """
            rule "many-%1$d"
                @title("Seen")
                @severity("low")
                @status("draft")
                @since("%2$s")
                @why("It is measured")
                @falsePositives("None")
                @misses("None")
            when
                $action : Action( repeated, failed(), tool() == "Bash" )
                History( $same : replays(), $same.size() > %3$d )
            then
                insert( finding(drools.getRule(), $action.call().key(), $same) );
            end
            """;

    private static final String CASES = """
            subject: house.many_0
            cases:
              - name: is rehearsed
                rule: many-0
                given:
                  - repeat 60: [ say: I look., "call Bash: npm test", "error: 2 failed", "call Read: { file_path: src/a.py }", "result: one" ]
                expect: none
            """;

    private final Releases releases = Releases.of(many(1, FILES), Path.of("rules"), Path.of("policies"));
    private final Supervisor supervisor =
            new Supervisor(new MemoryJournal(), releases.active(), new Witness() {}, 1_000, InstantSource.system());

    private final int stepsPerSecond;
    private int version = 1;

    private ReloadLatency(int stepsPerSecond) {
        this.stepsPerSecond = stepsPerSecond;
    }

    /**
     * Measures both.
     *
     * @param arguments steps a second, where the machine cannot do 3,000
     */
    public static void main(String... arguments) throws InterruptedException {
        ReloadLatency latency = new ReloadLatency(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3_000);
        latency.measure("warm", WARM_UP_SECONDS);
        print("without reload", latency.measure("quiet", SECONDS));
        latency.whileReloading("one", 1, PAUSE_MS);
        latency.whileReloading("all", FILES, 0);
    }

    private void whileReloading(String name, int changed, int pauseMs) throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        List<Long> took = new ArrayList<>();
        Thread author = new Thread(() -> {
            while (!over.get()) {
                long start = System.nanoTime();
                releases.put(many(++version, changed), How.ACTIVATED, "", "");
                took.add((System.nanoTime() - start) / 1_000_000);
                LockSupport.parkNanos(pauseMs * 1_000_000L);
            }
        });
        author.start();
        long[] busy = measure(name, SECONDS);
        over.set(true);
        author.join();
        print(
                "with %d reloads, %d of %d rules changed, %s ms each"
                        .formatted(took.size(), changed * RULES_OF_A_FILE, FILES * RULES_OF_A_FILE, took),
                busy);
    }

    /** Nanoseconds from the moment at which each step was due to the moment at which it was answered, sorted. */
    private long[] measure(String name, int seconds) throws InterruptedException {
        int steps = stepsPerSecond * seconds / THREADS;
        long[] waited = new long[steps * THREADS];
        long start = System.nanoTime();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int client = i;
            clients.add(new Thread(() -> send(name + client, client * steps, steps, start, waited)));
        }
        clients.forEach(Thread::start);
        for (Thread client : clients) {
            client.join();
        }
        Arrays.sort(waited);
        return waited;
    }

    private void send(String name, int offset, int steps, long start, long[] waited) {
        long every = 1_000_000_000L * THREADS / stepsPerSecond;
        SyntheticRun run = new SyntheticRun(offset);
        for (int i = 0; i < steps; i++) {
            if (i % STEPS_OF_A_RUN == 0) {
                run = new SyntheticRun(offset + i);
            }
            long due = start + i * every;
            LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
            supervisor.accept(TrajectoryId.local(name + "-" + i / STEPS_OF_A_RUN), List.of(run.next()));
            waited[offset + i] = System.nanoTime() - due;
        }
    }

    private static void print(String what, long[] waited) {
        System.out.printf(
                "%s: median %.0f us, 99 %% %.0f us, 99.9 %% %.0f us, worst %.0f us of %,d steps%n",
                what,
                waited[waited.length / 2] / MICROS,
                waited[(int) (waited.length * 0.99)] / MICROS,
                waited[(int) (waited.length * 0.999)] / MICROS,
                waited[waited.length - 1] / MICROS,
                waited.length);
    }

    /**
     * Three hundred rules in thirty files, beside the intervention rules.
     *
     * @param changed how many of the files are new with each version
     */
    private static InForce many(int version, int changed) {
        Map<String, String> texts = new TreeMap<>();
        AllRules.load().sources().drl().forEach((file, text) -> {
            if (file.startsWith("intervention/")) {
                texts.put(file, text);
            }
        });
        for (int file = 0; file < FILES; file++) {
            StringBuilder text = new StringBuilder(HEADER.formatted(file));
            for (int rule = 0; rule < RULES_OF_A_FILE; rule++) {
                text.append(RULE.formatted(rule, file < changed ? version : 1, 100 + rule));
            }
            texts.put("house/many_%d.drl".formatted(file), text.toString());
        }
        Rulebook rulebook = RuleLoader.load(texts).rulebook().orElseThrow();
        StringBuilder yaml = new StringBuilder("rules:\n");
        rulebook.detectionRules().forEach(rule -> yaml.append("  ").append(rule).append(": { text: seen }\n"));
        Sources sources = new Sources(
                texts, Map.of("house/many_0.cases.yaml", CASES), Map.of(PolicyReader.DEFAULT_FILE, yaml.toString()));
        Policies policies = PolicyReader.read(sources.policies(), "p", rulebook.detectionRules())
                .policies();
        return new InForce(sources.hash(), sources, rulebook, policies);
    }
}
