package io.steersman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.Shipped;
import io.steersman.client.HookClient;
import io.steersman.finding.Finding;
import io.steersman.session.Session;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever becomes of a session, what was done again and again in it is counted on, and what somebody else did is not counted in.
 */
class HookStreaksTest {

    private final HookLog log = new HookLog();
    private String ofFailure = "PostToolUseFailure";
    private int calls;

    /** {@code fail} is the same failing call; a subagent's is marked, as is what the session goes through. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "claude-code, fail fail fail, 1",
        "claude-code, fail fail, 0",
        "claude-code, fail fail SessionEnd SessionStart:resume fail, 1",
        "claude-code, fail fail cwd model fail, 1",
        "claude-code, fail fail PreCompact SessionStart:compact PostCompact fail, 1",
        "claude-code, fail fail SessionStart:clear fail, 1",
        "claude-code, fail fail SessionStart:clear prompt fail, 0",
        "claude-code, fail fail prompt fail, 0",
        "claude-code, fail fail sub sub fail, 1",
        "claude-code, fail fail sub sub, 0",
        "claude-code, fail sub fail sub sub, 1",
        "codex, fail fail SessionEnd SessionStart:resume fail, 1",
        "codex, fail fail cwd model fail, 1",
        "codex, fail fail PreCompact PostCompact SessionStart:compact fail, 1",
        "codex, fail fail prompt fail, 0",
        "codex, fail fail sub sub, 0",
        "codex, fail sub fail sub sub, 1",
        "qwen-code, fail fail SessionEnd SessionStart:resume cwd fail, 1",
        "qwen-code, fail fail sub sub, 0"
    })
    void aStreakGoesOnUntilTheUserSpeaks(String client, String events, int expected) {
        // Given
        HookClient named = HookClient.named(client).orElseThrow();
        ofFailure = named == HookClient.CODEX ? "PostToolUse" : ofFailure;
        ObjectNode common =
                Json.emptyObject().put("session_id", "s").put("cwd", "/w").put("model", "m");
        List<Step> steps = new ArrayList<>();
        // When
        for (String event : ("prompt " + events).split(" ")) {
            for (ObjectNode body : bodies(event, common)) {
                steps.addAll(log.add(named.read("", body)));
            }
        }
        // Then
        assertThat(found(steps)).hasSize(expected).allMatch(rule -> rule.endsWith("failing-replay"));
    }

    private List<ObjectNode> bodies(String event, ObjectNode common) {
        ObjectNode body = common.deepCopy().put("prompt_id", "p" + calls / 100).put("turn_id", "t" + calls / 100);
        String name = event.replaceFirst(":.*", "");
        switch (name) {
            case "cwd", "model" -> {
                common.put(name, "/other");
                return List.of();
            }
            case "prompt" -> {
                calls += 100;
                String next = Integer.toString(calls / 100);
                body.put("prompt_id", "p" + next).put("turn_id", "t" + next);
                return List.of(body.put("hook_event_name", "UserPromptSubmit").put("prompt", "Make the tests pass."));
            }
            case "fail" -> {
                return call(body);
            }
            case "sub" -> {
                return call(body.put("agent_id", "a1"));
            }
            default -> {
                return List.of(body.put("hook_event_name", name).put("source", event.replaceFirst(".*:", "")));
            }
        }
    }

    private List<ObjectNode> call(ObjectNode body) {
        ObjectNode call =
                body.put("tool_name", "Bash").put("tool_use_id", "c" + ++calls).put("hook_event_name", "PreToolUse");
        call.putObject("tool_input").put("command", "npm test");
        ObjectNode failed = call.deepCopy().put("error", "Exit code 1\nFAILED test_login");
        failed.putObject("tool_response").put("isError", true).put("content", "FAILED test_login");
        return List.of(call, failed.put("hook_event_name", ofFailure));
    }

    private static List<String> found(List<Step> steps) {
        List<String> found = new ArrayList<>();
        Session session =
                new Session(Shipped.inForce().rulebook(), Shipped.inForce().policy());
        int index = 0;
        for (Step step : steps) {
            Step placed = step.with(step.meta().withIndex(index++));
            session.accept(placed).fresh().stream()
                    .map(Finding::rule)
                    .map(Object::toString)
                    .forEach(found::add);
        }
        return found;
    }
}
