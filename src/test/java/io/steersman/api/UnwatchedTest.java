package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.steersman.Shipped;
import io.steersman.api.hooks.HookTurns;
import io.steersman.api.hooks.Hooks;
import io.steersman.api.hooks.PersonLine;
import io.steersman.client.HookClient;
import io.steersman.journal.MemoryJournal;
import io.steersman.journal.WatchedJournal;
import io.steersman.redaction.CleanSteps;
import io.steersman.redaction.Redaction;
import io.steersman.reload.Active;
import io.steersman.service.Heard;
import io.steersman.service.JournalHealth;
import io.steersman.service.Meters;
import io.steersman.supervision.Supervisor;
import io.steersman.supervision.Unanswered;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Hooks while nothing can be kept: the agent is not held up, unless its policy says so. */
final class UnwatchedTest {

    private static final String OPEN = "attended: true\n";
    private static final String CLOSED = "closed: true\n";
    private static final String CALL = """
            {"session_id":"s","hook_event_name":"PreToolUse","tool_name":"Bash","tool_use_id":"c1","turn_id":"u",
             "tool_input":{"command":"ls"}}""";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry, new Heard());
    private final WatchedJournal full = watched(0);

    @ParameterizedTest
    @EnumSource(HookClient.class)
    void aJournalThatIsFullIsNoConcernOfTheAgents(HookClient client) {
        // Given
        Hooks hooks = hooks(full, OPEN);
        // When
        ObjectNode reply = hooks.answer("local", client, "PreToolUse", CALL.getBytes(StandardCharsets.UTF_8));
        // Then
        assertThat(reply).isEmpty();
    }

    @Test
    void whatWasNotKeptIsCountedAndSaid() {
        // Given
        Hooks hooks = hooks(full, OPEN);
        // When
        hooks.answer("local", HookClient.CLAUDE_CODE, "", CALL.getBytes(StandardCharsets.UTF_8));
        // Then
        assertThat(registry.counter(
                                "steersman.hooks", "client", "claude-code", "event", "PreToolUse", "outcome", "unkept")
                        .count())
                .isEqualTo(1);
        assertThat(registry.counter("steersman.journal.failures", "reason", "full")
                        .count())
                .isEqualTo(1);
        HealthCheckResponse health = new JournalHealth(full).call().await().indefinitely();
        assertThat(health.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(health.getData().orElseThrow())
                .containsEntry("keeps", false)
                .containsEntry("reason", "full")
                .containsEntry("failures", 1L);
    }

    @Test
    void aJournalThatKeepsIsWell() {
        // Given
        WatchedJournal journal = watched(10);
        // When
        hooks(journal, OPEN).answer("local", HookClient.CLAUDE_CODE, "", CALL.getBytes(StandardCharsets.UTF_8));
        // Then
        assertThat(new JournalHealth(journal)
                        .call()
                        .await()
                        .indefinitely()
                        .getData()
                        .orElseThrow())
                .containsEntry("keeps", true);
    }

    @ParameterizedTest
    @CsvSource({
        "CLAUDE_CODE,hookSpecificOutput.permissionDecision,deny",
        "CODEX,hookSpecificOutput.permissionDecision,deny"
    })
    void aPolicyMayDenyTheCallsThatNobodyWatches(HookClient client, String field, String denied) {
        // Given
        Hooks hooks = hooks(full, CLOSED);
        // When
        ObjectNode reply = hooks.answer("local", client, "", CALL.getBytes(StandardCharsets.UTF_8));
        // Then
        assertThat(reply.at("/" + field.replace('.', '/')).asText())
                .as(reply.toString())
                .isEqualTo(denied);
        assertThat(reply.toString()).contains("cannot be watched now");
    }

    @Test
    void whileItsTrajectoryMovesTheAgentGoesOnAndThatIsCounted() {
        // Given
        Hooks hooks = moving(OPEN);
        // When
        ObjectNode reply = hooks.answer("local", HookClient.CLAUDE_CODE, "", CALL.getBytes(StandardCharsets.UTF_8));
        // Then
        assertThat(reply).isEmpty();
        assertThat(registry.counter(
                                "steersman.hooks", "client", "claude-code", "event", "PreToolUse", "outcome", "moving")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whileItsTrajectoryMovesAPolicyMayDenyTheCall() {
        // Given
        Hooks hooks = moving(CLOSED);
        // When
        ObjectNode reply = hooks.answer("local", HookClient.CLAUDE_CODE, "", CALL.getBytes(StandardCharsets.UTF_8));
        // Then
        assertThat(reply.toString()).contains("deny", "cannot be watched now");
    }

    private Hooks moving(String policy) {
        return new Hooks(
                (id, client, event, content) -> {
                    throw new Unanswered("nobody knows");
                },
                new CleanSteps(Redaction.standard()),
                new Active(Shipped.withPolicy("closed.yaml", policy)),
                meters);
    }

    @Test
    void alsoUnderThatPolicyWhatIsNoCallGoesOn() {
        // Given
        Hooks hooks = hooks(full, CLOSED);
        String prompt = CALL.replace("PreToolUse", "UserPromptSubmit").replace("\"turn_id\"", "\"prompt\"");
        // When
        ObjectNode reply = hooks.answer("local", HookClient.CLAUDE_CODE, "", prompt.getBytes(StandardCharsets.UTF_8));
        // Then
        assertThat(reply).isEmpty();
    }

    private WatchedJournal watched(int steps) {
        return new WatchedJournal(new MemoryJournal(steps), meters::unkept, InstantSource.system());
    }

    private Hooks hooks(WatchedJournal journal, String policy) {
        Active active = new Active(Shipped.withPolicy("closed.yaml", policy));
        CleanSteps cleaning = new CleanSteps(Redaction.standard());
        Supervisor supervisor = new Supervisor(journal, active, meters, 10, InstantSource.system());
        return new Hooks(new HookTurns(supervisor, cleaning, meters, new PersonLine(true)), cleaning, active, meters);
    }
}
