package io.steersman;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds what the rules say of real sessions against verdicts that somebody gave who read these sessions.
 *
 * <p>One table per category, {@code rulebook/verdicts/<category>.tsv}: run, rule, step, {@code right} or {@code wrong}, why. A
 * finding that an agent would be told of and that has no verdict fails the test, as does a verdict about a finding that is
 * no more.
 */
class VerdictsTest {

    private static final Path TABLES = Path.of("src/test/resources/rulebook/verdicts");
    private static final List<String> FOLDERS =
            List.of("claude_code_native", "codex_rollout", "copilot_cli", "gemini_cli", "pi_session");
    private static final double RIGHT = 0.95;

    private static List<Judged> judged = List.of();

    record Verdict(String run, String rule, String step, String verdict, String why) {
        String place() {
            return run + " " + rule + " " + step;
        }
    }

    @BeforeAll
    static void judgeTheSessions() {
        Path folder = Corpus.trajectories();
        judged = FOLDERS.stream()
                .flatMap(name -> Judged.in(folder.resolve(name)).stream())
                .filter(Judged::fresh)
                .toList();
    }

    static List<String> categories() {
        try (Stream<Path> tables = Files.list(TABLES)) {
            return tables.map(table -> table.getFileName().toString().replace(".tsv", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("categories")
    void everyFindingThatAnAgentIsToldOfHasAVerdict(String category) {
        // Given
        Set<String> known = places(verdicts(category));

        // When
        Set<String> told = findings(category)
                .filter(Judged::isTold)
                .map(VerdictsTest::place)
                .collect(inOrder());

        // Then
        assertThat(known).containsAll(told);
    }

    @ParameterizedTest
    @MethodSource("categories")
    void everyVerdictIsAboutAFindingThatIsThere(String category) {
        // Given
        Set<String> known = places(verdicts(category));

        // When
        Set<String> found = findings(category).map(VerdictsTest::place).collect(inOrder());

        // Then
        assertThat(found).containsAll(known);
    }

    @ParameterizedTest
    @MethodSource("categories")
    void atLeastNineteenOfTwentyAreRight(String category) {
        // Given
        Set<String> told = findings(category)
                .filter(Judged::isTold)
                .map(VerdictsTest::place)
                .collect(inOrder());

        // When
        List<Verdict> verdicts = verdicts(category).stream()
                .filter(verdict -> told.contains(verdict.place()))
                .toList();

        // Then
        long right = verdicts.stream().filter(v -> v.verdict().equals("right")).count();
        assertThat(verdicts).allSatisfy(v -> assertThat(v.verdict()).isIn("right", "wrong"));
        assertThat(verdicts).allSatisfy(v -> assertThat(v.why()).isNotBlank());
        assertThat((double) right).isGreaterThanOrEqualTo(RIGHT * verdicts.size());
    }

    private static Stream<Judged> findings(String category) {
        return judged.stream().filter(seen -> seen.rule().startsWith(category + "."));
    }

    private static String place(Judged seen) {
        return seen.run() + " " + seen.rule() + " " + seen.step().index();
    }

    private static Set<String> places(List<Verdict> verdicts) {
        return verdicts.stream().map(Verdict::place).collect(inOrder());
    }

    private static Collector<String, ?, Set<String>> inOrder() {
        return Collectors.toCollection(TreeSet::new);
    }

    private static List<Verdict> verdicts(String category) {
        try (Stream<String> lines = Files.lines(TABLES.resolve(category + ".tsv"))) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Verdict(cells[0], cells[1], cells[2], cells[3], cells[4]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
