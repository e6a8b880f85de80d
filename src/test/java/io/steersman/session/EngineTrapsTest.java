package io.steersman.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Run;
import io.steersman.Shipped;
import io.steersman.reload.InForce;
import io.steersman.rulebook.RuleLoader;
import io.steersman.session.files.Shared;
import io.steersman.trajectory.Step;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.conf.ParallelLambdaExternalizationOption;
import org.kie.internal.builder.conf.ParallelRulesBuildThresholdOption;

/** Faults of the engine that were met once, each kept from coming back. */
final class EngineTrapsTest {

    /** Steps of a long session; {@code -Dlong.session=200000} for a longer one. */
    private static final int LONG = Integer.getInteger("long.session", 40_000);

    private static final String HEADER = """
            package rules.tests.traps;

            import static io.steersman.rulebook.drl.Report.finding;

            import io.steersman.fact.Action;
            import io.steersman.fact.History;
            """;

    @Test
    void aRuleWhoseConsequenceThrowsIsReportedAndTheOthersRun() {
        // Given
        InForce rules = rules(
                rule(
                        "throws",
                        "$a : Action( finished() )",
                        "finding(drools.getRule(), $a.steps().get(9).toString(), $a)"),
                rule("works", "$a : Action( finished() )", "finding(drools.getRule(), \"x\", $a)"));
        // When
        Noticed noticed =
                SessionTest.feed(rules, new Run().shell("ls", "a").steps()).get(1);
        // Then
        assertThat(noticed.fresh()).extracting(f -> f.rule().name()).containsExactly("works");
        assertThat(noticed.errors()).extracting(RuleError::rule).containsExactly("tests.traps.throws");
    }

    @Test
    void aRuleWhoseConditionThrowsIsLeftOutAndTheOthersGoOn() {
        // Given
        InForce rules = rules(
                rule(
                        "throws",
                        "$a : Action( finished(), steps().subList(0, 9).size() == 1 )",
                        "finding(drools.getRule(), \"x\", $a)"),
                rule("works", "$a : Action( finished() )", "finding(drools.getRule(), \"x\", $a)"));
        List<Step> steps = new Run().shell("ls", "a").shell("pwd", "b").steps();
        // When
        List<Noticed> noticed = SessionTest.feed(rules, steps);
        // Then
        assertThat(noticed.get(1).errors()).extracting(RuleError::rule).containsExactly("tests.traps.throws");
        assertThat(noticed.get(3).errors()).isEmpty();
        assertThat(noticed.get(3).sighted()).extracting(f -> f.rule().name()).containsExactly("works");
    }

    @Test
    void rulesThatFireWithoutEndAreStoppedAndReported() {
        // Given
        String endless = rule("endless", "$a : Action( finished() )", "new Action($a.call(), $a.answer())");
        InForce rules = Shipped.unchecked("tests/traps.drl", HEADER + endless);
        // When
        Noticed noticed =
                SessionTest.feed(rules, new Run().shell("ls", "a").steps()).get(1);
        // Then
        assertThat(noticed.errors()).hasSize(1);
        assertThat(noticed.errors().get(0).message()).contains("fired 1000 times");
    }

    @Test
    void stepsWithNothingInThemMeetAllRules() {
        // Given
        List<Step> steps = new Run()
                .user("")
                .say("")
                .shell("", "")
                .failing("", "")
                .edit("", "", "")
                .end()
                .steps();
        // When
        List<Noticed> noticed = SessionTest.feed(Shipped.inForce(), steps);
        // Then
        assertThat(noticed).allMatch(n -> n.errors().isEmpty());
    }

    @Test
    void rulesCompileOnAThreadThatKnowsNothingOfUs() throws InterruptedException {
        // Given
        AtomicReference<RuleLoader.Loaded> loaded = new AtomicReference<>();
        Thread stranger =
                new Thread(() -> loaded.set(RuleLoader.load(Shipped.sources().drl())));
        stranger.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        // When
        stranger.start();
        stranger.join();
        // Then
        assertThat(loaded.get().rulebook()).isPresent();
    }

    /** Or a reload would take all cores from the agents for as long as it compiles. */
    @Test
    void rulesCompileOnTheThreadThatAsksAlone() {
        // When
        var configuration = KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration();
        // Then
        assertThat(configuration
                        .getOption(ParallelLambdaExternalizationOption.KEY)
                        .isLambdaExternalizationParallel())
                .isFalse();
        assertThat(configuration
                        .getOption(ParallelRulesBuildThresholdOption.KEY)
                        .getParallelRulesBuildThreshold())
                .isNegative();
    }

    /** The steps are made one by one and let go: a list of them would grow by what is read out of each. */
    @Test
    void aLongSessionKeepsNoMoreThanAShortOne() {
        // Given
        fillWhatSessionsShare();
        long grown = Long.MAX_VALUE;
        Session session =
                new Session(Shipped.inForce().rulebook(), Shipped.inForce().policy());
        feed(session, 0, LONG / 4);
        // When
        for (int from = LONG / 4; from < 2 * LONG; from += LONG / 4) {
            long before = usedHeap();
            feed(session, from, from + LONG / 4);
            grown = Math.min(grown, usedHeap() - before);
        }
        // Then: a leak of the smallest object a step would be four times as much; what else runs beside does not last
        assertThat(grown).isLessThan(LONG);
    }

    private static void fillWhatSessionsShare() {
        for (int i = 0; i < 100_000; i++) {
            Shared.word("file" + i);
        }
    }

    private static void feed(Session session, int from, int to) {
        for (int index = from; index < to; index += 4) {
            Run run = new Run().failing("npm test " + index % 3, "2 failed").shell("ls " + index, "file " + index);
            int first = index;
            run.steps().forEach(step -> session.accept(step.with(step.meta().withIndex(first + step.index()))));
        }
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static InForce rules(String... rules) {
        return Shipped.with("tests/traps.drl", HEADER + String.join("\n", rules));
    }

    private static String rule(String name, String condition, String inserted) {
        return """
            rule "%s"
                @title("%s")
                @severity("low")
                @status("testing")
                @since("0.1")
                @why("w")
                @falsePositives("f")
                @misses("m")
            when
                %s
            then
                insert( %s );
            end
            """.formatted(name, name, condition, inserted);
    }
}
