package io.steersman.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import io.steersman.journal.FindingEntry;
import io.steersman.journal.MemoryJournal;
import io.steersman.reload.Activation.How;
import io.steersman.reload.InForce;
import io.steersman.reload.Releases;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.TrajectoryId;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Live trajectories while versions come and go. */
class MovingTest {

    private static final String RULE = """
            package rules.house.%1$s;
            import static io.steersman.rulebook.drl.Report.finding;
            import io.steersman.fact.Action;
            import io.steersman.fact.History;
            rule "%1$s"
                @title("Seen")
                @severity("low")
                @status("draft")
                @since("%2$s")
                @why("It is a test")
                @falsePositives("None")
                @misses("None")
            when
                $action : Action( failed() )
            then
                insert( finding(drools.getRule(), $action.call().key(), $action) );
            end
            """;
    private static final int RULES = 300;
    private static final int MOST_CALLS = 20_000;
    private static final InForce ONE = version("one", "0.1");
    private static final InForce OTHER = version("other", "0.1");

    private final Releases releases = Releases.of(ONE, Path.of("rules"), Path.of("policies"));
    private final MemoryJournal journal = new MemoryJournal();
    private final Supervisor supervisor =
            new Supervisor(journal, releases.active(), new Witness() {}, 100, InstantSource.system());

    @Test
    void aRuleSwitchedOnMeanwhileRecognisesAFaultThatBeganBeforeAndAnOldOneIsNotAnnouncedTwice() {
        // Given
        Accepted before = fail("a", 1);
        // When
        releases.put(OTHER, How.ACTIVATED, "", "");
        Accepted after = pass("a", 2);
        Accepted later = pass("a", 3);
        releases.rollBack("", "");
        Accepted back = pass("a", 4);
        // Then
        assertThat(before.findings()).extracting(found -> found.rule().name()).containsExactly("one");
        assertThat(after.findings()).extracting(found -> found.rule().name()).containsExactly("other");
        assertThat(after.findings().get(0).last()).isLessThan(2);
        assertThat(later.findings()).isEmpty();
        assertThat(back.findings()).isEmpty();
    }

    @Test
    void rollingBackRestoresTheFormerBehaviourAtTheNextStep() {
        // Given
        releases.put(OTHER, How.ACTIVATED, "", "");
        fail("a", 1);
        // When
        releases.rollBack("", "");
        // Then
        assertThat(fail("a", 2).findings())
                .extracting(found -> found.rule().name())
                .contains("one")
                .doesNotContain("other");
    }

    @Test
    void whileVersionsComeAndGoNoStepFailsAndNoFindingIsLostOrRepeated() throws InterruptedException {
        // Given
        InForce same = version("one", "0.2");
        AtomicBoolean over = new AtomicBoolean();
        Thread author = new Thread(() -> {
            for (int i = 0; !over.get(); i++) {
                releases.put(i % 2 == 0 ? same : ONE, How.ACTIVATED, "", "");
                Thread.onSpinWait();
            }
        });
        author.start();
        // When
        List<Long> fresh = IntStream.range(0, 20)
                .parallel()
                .mapToObj(run -> IntStream.rangeClosed(1, 20)
                        .mapToLong(call -> fail("run-" + run, call).findings().size())
                        .sum())
                .toList();
        over.set(true);
        author.join();
        // Then
        assertThat(fresh).containsOnly(20L);
        for (int run = 0; run < 20; run++) {
            assertThat(journal.steps(id("run-" + run), 0, 1000)).hasSize(40);
            assertThat(journal.findings(id("run-" + run)))
                    .extracting(FindingEntry::finding)
                    .hasSize(20);
        }
    }

    @Test
    void whileThreeHundredRulesAreCompiledAndPutInForceNoStepFailsAndNoFindingIsLostOrRepeated()
            throws InterruptedException {
        // Given
        InForce before = many("0.1");
        releases.put(before, How.ACTIVATED, "", "");
        AtomicBoolean over = new AtomicBoolean();
        Thread author = new Thread(() -> {
            InForce after = many("0.2");
            IntStream.range(0, 20).forEach(i -> releases.put(i % 2 == 0 ? after : before, How.ACTIVATED, "", ""));
            over.set(true);
        });
        author.start();
        // When
        Map<String, List<String>> found = new ConcurrentHashMap<>();
        List<Thread> agents = IntStream.range(0, 4)
                .mapToObj(run -> "many-" + run)
                .map(run -> new Thread(() -> found.put(run, failUntil(run, over))))
                .toList();
        agents.forEach(Thread::start);
        for (Thread agent : agents) {
            agent.join();
        }
        author.join();
        // Then
        assertThat(found).hasSize(4);
        found.forEach((run, rules) -> {
            assertThat(rules)
                    .hasSizeGreaterThan(20)
                    .containsExactlyElementsOf(IntStream.range(0, rules.size())
                            .mapToObj(MovingTest::ruleOf)
                            .toList());
            assertThat(journal.steps(id(run), 0, 100_000)).hasSize(2 * rules.size());
            assertThat(journal.findings(id(run)).stream()
                            .map(entry -> entry.finding().fault())
                            .distinct())
                    .hasSize(rules.size());
        });
    }

    /** Makes one call after the other, each of them another rule's, and some more when all is over. */
    private List<String> failUntil(String run, AtomicBoolean over) {
        List<String> rules = new ArrayList<>();
        int more = 20;
        for (int call = 0; more > 0 && call < MOST_CALLS; call++) {
            more -= over.get() ? 1 : 0;
            fail(run, call).findings().forEach(found -> rules.add(found.rule().name()));
        }
        return rules;
    }

    private static String ruleOf(int call) {
        return "many-" + call % RULES;
    }

    /** Three hundred rules, each of which sees the calls of one number. */
    private static InForce many(String since) {
        String file = RULE.formatted("many", since);
        String rule = file.substring(file.indexOf("rule \"many\""));
        String all = IntStream.range(0, RULES)
                .mapToObj(number -> rule.replace("rule \"many\"", "rule \"%s\"".formatted(ruleOf(number)))
                        .replace("failed()", "failed(), call().summary() contains \"make %d:\"".formatted(number)))
                .collect(Collectors.joining("\n"));
        return Shipped.with("house/many.drl", file.substring(0, file.indexOf("rule \"many\"")) + all);
    }

    @Test
    void theClassesOfVersionsThatAreGoneAreUnloaded() throws InterruptedException {
        // Given
        IntStream.range(0, 10).forEach(i -> version("passing", "1." + i));
        long early = classes();
        // When
        IntStream.range(0, 100).forEach(i -> version("passing", "2." + i));
        // Then
        long perVersion = perVersion();
        assertThat(classes() - early).isLessThan(20 * perVersion);
    }

    /** How many classes one more version brings, while it is held. */
    private static long perVersion() throws InterruptedException {
        long before = classes();
        InForce held = version("held", "1");
        long brought = classes() - before;
        assertThat(held.rulebook().detectionRules()).hasSize(1);
        assertThat(brought).isPositive();
        return brought;
    }

    private static long classes() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    }

    private static InForce version(String name, String since) {
        return Shipped.with("house/%s.drl".formatted(name), RULE.formatted(name, since));
    }

    private Accepted fail(String run, int number) {
        return call(run, number, true);
    }

    private Accepted pass(String run, int number) {
        return call(run, number, false);
    }

    private Accepted call(String run, int number, boolean failing) {
        String steps = """
                {"kind":"call","id":"c%1$d","tool":"Bash","input":{"command":"make %4$d: %1$d"}}
                {"kind":"result","call":"c%1$d","output":"%2$s","error":%3$s}
                """.formatted(number, failing ? "Error: no rule " + number : "done", failing, number % RULES);
        return supervisor.accept(
                id(run),
                NativeFormat.parse(steps.getBytes(StandardCharsets.UTF_8)).steps());
    }

    private static TrajectoryId id(String run) {
        return TrajectoryId.local(run);
    }
}
