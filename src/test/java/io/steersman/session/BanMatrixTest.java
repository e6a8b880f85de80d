package io.steersman.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever form a ban has, the agent is told of the call that breaks it, and of no call that keeps it. */
final class BanMatrixTest {

    private static final Set<String> RULES = Set.of(
            "forbidden-command-run",
            "forbidden-path-written",
            "write-outside-allowed-paths",
            "forbidden-tool-used",
            "forbidden-path-read");
    private static final String TASK = "Fix the crash in the login.";

    static Stream<Arguments> broken() {
        return cells(2, "any", "user");
    }

    static Stream<Arguments> brokenOfFiles() {
        return cells(2, "any");
    }

    static Stream<Arguments> kept() {
        return cells(3, "any", "user");
    }

    private static Stream<Arguments> cells(int column, String... who) {
        return Situation.rows("bans.tsv")
                .filter(row -> Set.of(who).contains(row.get()[0]))
                .flatMap(row -> Stream.of(((String) row.get()[column]).split(" ⏎ "))
                        .filter(call -> !call.equals("-"))
                        .map(call -> Arguments.of(row.get()[1], call)));
    }

    @ParameterizedTest(name = "{0} | {1}")
    @MethodSource("brokenOfFiles")
    void aCallThatBreaksABanOfAFileIsTold(String ban, String call) {
        // Given
        Situation situation = Situation.of(ban, TASK, "-").calls(call);
        // When
        Set<String> told = situation.toldAtTheEnd();
        // Then
        assertThat(RULES).containsAnyElementsOf(told);
    }

    @ParameterizedTest(name = "{0} | {1}")
    @MethodSource("broken")
    void aCallThatBreaksABanOfTheUserIsTold(String ban, String call) {
        // Given
        Situation situation = Situation.of(TASK + "\n\n" + ban, "-").calls(call);
        // When
        Set<String> told = situation.toldAtTheEnd();
        // Then
        assertThat(RULES).containsAnyElementsOf(told);
    }

    @ParameterizedTest(name = "{0} | {1}")
    @MethodSource("kept")
    void nothingIsToldOfACallThatKeepsTheBan(String ban, String call) {
        // Given
        Situation situation = Situation.of(ban, TASK, "-").calls(call);
        // When
        Set<String> told = situation.toldAtTheEnd();
        // Then
        assertThat(told).doesNotContainAnyElementsOf(RULES);
    }

    static Stream<Arguments> leaves() {
        return Situation.rows("leaves.tsv");
    }

    @ParameterizedTest(name = "{0}: {1} | {2} | {3}")
    @MethodSource("leaves")
    void whatTheUserAsksForIsLeaveAndNothingElse(String expected, String ban, String asked, String call) {
        // Given
        Situation situation = Situation.of(ban, asked, "-").calls(call);
        // When
        Set<String> told = situation.toldAtTheEnd();
        // Then
        assertThat(told.stream().anyMatch(RULES::contains)).isEqualTo(expected.equals("told"));
    }
}
