package io.steersman.api.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.steersman.Shipped;
import io.steersman.client.HookClient;
import io.steersman.journal.Journal;
import io.steersman.journal.MemoryJournal;
import io.steersman.redaction.CleanSteps;
import io.steersman.redaction.Redaction;
import io.steersman.reload.Active;
import io.steersman.service.Heard;
import io.steersman.service.Meters;
import io.steersman.supervision.Supervisor;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies for some runs only apply to sessions that hooks tell of, from the event on that says what run it is. */
final class SurroundingsTest {

    private static final String SILENT = """
            scope: { %s }
            rules:
              reasoning_problems.infinite_loops.failing-replay: { mode: off }
            """;
    private static final String START =
            "\"hook_event_name\":\"SessionStart\",\"source\":\"startup\",\"model\":\"big-2\"";
    private static final String PROMPT = "\"hook_event_name\":\"UserPromptSubmit\",\"prompt\":\"Fix it.\"";

    private final Journal journal = new MemoryJournal();

    @ParameterizedTest
    @CsvSource({
        "client: claude-code, true",
        "client: codex, false",
        "repository: shop, true",
        "repository: src, false",
        "model: big-2, true",
        "model: big-1, false"
    })
    void aPolicyOfARunAppliesToItsHooks(String scope, boolean silenced) {
        // Given
        Hooks hooks = hooks(scope);
        hook(hooks, "/home/x/shop", START);
        hook(hooks, "/home/x/shop", PROMPT);
        // When
        List<ObjectNode> replies = failures(hooks, 0, 3);
        // Then
        assertThat(replies.stream().allMatch(ObjectNode::isEmpty)).isEqualTo(silenced);
    }

    @Test
    void aModelThatIsToldLaterCountsFromThenOn() {
        // Given
        Hooks hooks = hooks("model: big-2");
        hook(hooks, "/home/x/shop", PROMPT);
        List<ObjectNode> before = failures(hooks, 0, 3);
        // When
        hook(hooks, "/home/x/shop", START);
        List<ObjectNode> after = failures(hooks, 3, 6);
        // Then
        assertThat(before).anyMatch(reply -> !reply.isEmpty());
        assertThat(after).allMatch(ObjectNode::isEmpty);
    }

    @Test
    void whatIsToldIsKeptOnceWithTheStepThatFollowsIt() {
        // Given
        Hooks hooks = hooks("model: big-2");
        // When
        hook(hooks, "/home/x/shop", PROMPT);
        failures(hooks, 0, 1);
        hook(hooks, "/home/x/shop/src", START);
        failures(hooks, 1, 2);
        // Then
        List<JsonNode> told = journal.steps(new TrajectoryId("local", "claude-code:s"), 0, 100).stream()
                .filter(Context::isIn)
                .map(SurroundingsTest::context)
                .toList();
        assertThat(told)
                .containsExactly(
                        Json.emptyObject()
                                .put("client", "claude-code")
                                .put("repository", "shop")
                                .put("folder", "/home/x/shop"),
                        Json.emptyObject().put("model", "big-2"));
    }

    private static JsonNode context(Step step) {
        return step.meta().extra().getOrDefault(Context.FIELD, Json.emptyObject());
    }

    private List<ObjectNode> failures(Hooks hooks, int from, int to) {
        List<ObjectNode> replies = new ArrayList<>();
        for (int i = from; i < to; i++) {
            String call = "\"tool_name\":\"Bash\",\"tool_use_id\":\"c%d\",\"tool_input\":{\"command\":\"npm test\"}"
                    .formatted(i);
            hook(hooks, "/home/x/shop/src", "\"hook_event_name\":\"PreToolUse\"," + call);
            replies.add(hook(
                    hooks,
                    "/home/x/shop/src",
                    "\"hook_event_name\":\"PostToolUseFailure\",\"error\":\"2 failed\"," + call));
        }
        return replies;
    }

    private static ObjectNode hook(Hooks hooks, String folder, String fields) {
        String body = "{\"session_id\":\"s\",\"cwd\":\"%s\",%s}".formatted(folder, fields);
        return hooks.answer("local", HookClient.CLAUDE_CODE, "", body.getBytes(StandardCharsets.UTF_8));
    }

    private Hooks hooks(String scope) {
        Active active = new Active(Shipped.withPolicy("scoped.yaml", SILENT.formatted(scope)));
        Meters meters = new Meters(new SimpleMeterRegistry(), new Heard());
        CleanSteps cleaning = new CleanSteps(Redaction.standard());
        Supervisor supervisor = new Supervisor(journal, active, meters, 10, InstantSource.system());
        return new Hooks(new HookTurns(supervisor, cleaning, meters, new PersonLine(true)), cleaning, active, meters);
    }
}
