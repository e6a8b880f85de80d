package io.steersman.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.Shipped;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form of a deed that nobody asked for is seen before it runs, and nothing that only looks like one. */
final class DestructionMatrixTest {

    private static final Set<String> RULES = Set.of("unrequested-discard", "unrequested-destruction");

    static Stream<Arguments> rows() {
        try (InputStream in =
                Objects.requireNonNull(DestructionMatrixTest.class.getResourceAsStream("/session/destructions.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .skip(1)
                            .filter(line -> !line.isBlank() && !line.startsWith("# "))
                            .map(line -> Arguments.of((Object[]) line.split("\t", -1)))
                            .toList()
                            .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}: {1} | {2} | {3}")
    @MethodSource("rows")
    void whatNobodyAskedForIsSeenBeforeItRuns(String expected, String asked, String before, String call) {
        // Given
        List<Step> steps = steps(asked, before);
        // When
        boolean found = isFound(steps, ran("last", call));
        // Then
        assertThat(found).isEqualTo(expected.equals("due"));
    }

    private static boolean isFound(List<Step> before, Step call) {
        Session session =
                new Session(Shipped.inForce().rulebook(), Shipped.inForce().policy());
        before.forEach(session::accept);
        return session.accept(at(before.size(), call)).sighted().stream()
                .anyMatch(finding -> RULES.contains(finding.rule().name()));
    }

    private static List<Step> steps(String asked, String before) {
        List<Step> steps = new ArrayList<>();
        steps.add(at(0, Instruction.user(asked)));
        for (String earlier : before.equals("-") ? List.<String>of() : List.of(before.split(" ⏎ ", -1))) {
            String id = "c" + steps.size();
            steps.add(at(steps.size(), earlier(id, earlier)));
            int arrow = earlier.indexOf(" => ");
            String output = arrow < 0 ? "ok" : earlier.substring(arrow + 4).replace("\\n", "\n");
            steps.add(at(steps.size(), ToolResult.of(id, output, Status.OK)));
        }
        return steps;
    }

    private static Step earlier(String id, String earlier) {
        int arrow = earlier.indexOf(" => ");
        if (arrow >= 0) {
            return ran(id, earlier.substring(0, arrow));
        }
        String[] words = earlier.split(" ", 2);
        ObjectNode input = Json.emptyObject().put("file_path", words[1]);
        return switch (words[0]) {
            case "write" -> new ToolCall(Meta.NONE, id, "Write", input.put("content", "a"));
            case "edit" ->
                new ToolCall(Meta.NONE, id, "Edit", input.put("old_string", "a").put("new_string", "b"));
            case "read" -> new ToolCall(Meta.NONE, id, "Read", input);
            default -> throw new IllegalArgumentException(earlier);
        };
    }

    private static Step at(int index, Step step) {
        return step.with(step.meta().withIndex(index));
    }

    private static Step ran(String id, String command) {
        return new ToolCall(Meta.NONE, id, "Bash", Json.emptyObject().put("command", command.replace("\\n", "\n")));
    }
}
