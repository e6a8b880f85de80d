package io.steersman.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import io.steersman.finding.Finding;
import io.steersman.finding.RuleId;
import io.steersman.intervention.Intervention;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A turn is a set: whatever was asked at once is one attempt, however its answers come in. */
final class TurnsTest {

    /** Each refused call is recorded, and none is told of. */
    private static final RuleId EACH_REFUSAL = RuleId.parse("tool_call_failures.invalid_call.call-refused");

    private static final int CALLS = 12;

    /** How the steps of a turn follow one another. */
    private enum Order {
        ANSWERED_IN_ORDER,
        ANSWERED_BACKWARDS,
        ANSWERED_ONE_BY_ONE
    }

    /** A kind of call that fails or repeats: tool, argument, its values by number, the answer. */
    private record Kind(String name, String tool, String argument, String value, Status status, String answer) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind("the same call", "Read", "file_path", "a.py", Status.OK, "x = 1"),
            new Kind("known answers", "Read", "file_path", "a%d.py", Status.OK, "x = %d"),
            new Kind("one answer to all", "Grep", "pattern", "name%d", Status.OK, "src/a.py:3: nothing else here"),
            new Kind("a replay", "Bash", "command", "npm test", Status.ERROR, "2 failed"),
            new Kind("one error", "Bash", "command", "bun cli.ts go%d", Status.ERROR, "SyntaxError: no export named f"),
            new Kind("errors", "Bash", "command", "run%d", Status.ERROR, "Error: %d is odd, says part%d"),
            new Kind("paths", "Read", "file_path", "src/f%d.ts", Status.ERROR, "File does not exist."),
            new Kind(
                    "not read",
                    "Edit",
                    "file_path",
                    "a%d.ts",
                    Status.ERROR,
                    "File has not been read yet. Read it first."),
            new Kind("no such text", "Edit", "file_path", "a.ts", Status.ERROR, "String to replace not found in file."),
            new Kind("no such tool", "Frobnicate", "input", "x%d", Status.ERROR, "No such tool available: Frobnicate"),
            new Kind("arguments", "Grep", "pattern", "x%d", Status.ERROR, "InputValidationError: bad option"),
            new Kind("form", "Write", "input", "x%d", Status.ERROR, "Malformed tool call: not valid JSON"),
            new Kind("no command", "Bash", "command", "jq .a%d f.json", Status.ERROR, "bash: jq: command not found"),
            new Kind("no rights", "Bash", "command", "cat /root/%d", Status.ERROR, "cat: /root: Permission denied"),
            new Kind("too late", "Bash", "command", "sleep 1%d", Status.ERROR, "Command timed out after 120s"),
            new Kind("overview", "Bash", "command", "git log -%d", Status.OK, "commit %d"),
            new Kind("a look", "Read", "file_path", "b%d.py", Status.OK, "y = %d"));

    static Stream<Arguments> turns() {
        return KINDS.stream().flatMap(kind -> Stream.of(Order.values()).map(order -> Arguments.of(kind, order)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("turns")
    void whatIsAskedAtOnceIsOneAttempt(Kind kind, Order order) {
        // When
        Seen seen = feed(kind, order, 1, CALLS);
        // Then
        assertThat(seen.found).isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("turns")
    void nothingIsSaidTwiceOfOneFaultInOneTurn(Kind kind, Order order) {
        // When
        Seen seen = feed(kind, order, CALLS, 3);
        // Then
        Set<String> said = new HashSet<>();
        for (Intervention intervention : seen.said) {
            String turn = seen.turnOf(intervention.step());
            assertThat(intervention.faults()).allSatisfy(fault -> assertThat(said.add(turn + fault))
                    .as("%s in turn %s", fault, turn)
                    .isTrue());
        }
    }

    /** What came of a run. */
    private record Seen(List<Step> steps, List<String> found, List<Intervention> said) {
        String turnOf(int step) {
            return steps.get(step).turn() + " ";
        }
    }

    private static Seen feed(Kind kind, Order order, int turns, int calls) {
        Seen seen = new Seen(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        seen.steps.add(Instruction.user("Mend it."));
        for (int turn = 0; turn < turns; turn++) {
            seen.steps.addAll(turn(kind, order, turn, calls));
        }
        Session session =
                new Session(Shipped.inForce().rulebook(), Shipped.inForce().policy());
        for (int i = 0; i < seen.steps.size(); i++) {
            Step step = seen.steps.get(i);
            Noticed noticed = session.accept(step.with(step.meta().withIndex(i)));
            noticed.fresh().stream()
                    .filter(finding -> !finding.rule().equals(EACH_REFUSAL))
                    .map(Finding::fault)
                    .forEach(seen.found::add);
            noticed.intervention().ifPresent(seen.said::add);
            noticed.intervention().ifPresent(sent -> session.delivered(sent.number(), sent.step()));
        }
        return seen;
    }

    private static List<Step> turn(Kind kind, Order order, int turn, int calls) {
        List<Step> asked = new ArrayList<>();
        List<Step> answered = new ArrayList<>();
        Meta meta = Meta.NONE.withTurn("t" + turn);
        for (int n = 0; n < calls; n++) {
            String id = turn + "-" + n;
            asked.add(ToolCall.of(id, kind.tool(), kind.argument(), kind.value().replace("%d", "" + n))
                    .with(meta));
            answered.add(ToolResult.of(id, kind.answer().replace("%d", "" + n), kind.status())
                    .with(meta));
        }
        if (order == Order.ANSWERED_BACKWARDS) {
            Collections.reverse(answered);
        }
        List<Step> steps = new ArrayList<>();
        for (int n = 0; n < calls && order == Order.ANSWERED_ONE_BY_ONE; n++) {
            steps.add(asked.get(n));
            steps.add(answered.get(n));
        }
        if (steps.isEmpty()) {
            steps.addAll(asked);
            steps.addAll(answered);
        }
        return steps;
    }
}
