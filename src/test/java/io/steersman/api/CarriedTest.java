package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.steersman.Shipped;
import io.steersman.api.hooks.HookTurns;
import io.steersman.api.hooks.Hooks;
import io.steersman.api.hooks.PersonLine;
import io.steersman.client.HookClient;
import io.steersman.intervention.Level;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.MemoryJournal;
import io.steersman.redaction.CleanSteps;
import io.steersman.redaction.Redaction;
import io.steersman.reload.Active;
import io.steersman.service.Heard;
import io.steersman.service.Meters;
import io.steersman.supervision.Supervisor;
import io.steersman.trajectory.TrajectoryId;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A policy that asks, at clients that cannot ask behind a call. */
final class CarriedTest {

    private static final String ASKS = """
            rules:
              reasoning_problems.infinite_loops.failing-replay: { ladder: [ask] }
              reasoning_problems.infinite_loops.identical-call: { ladder: [ask] }
            """;
    private static final String STOP = "{\"session_id\":\"s\",\"event_type\":\"Stop\"}";

    private final MemoryJournal journal = new MemoryJournal(1000);
    private final Hooks hooks = hooks();

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.steersman.api.ResultHook#all")
    void whatAClientCannotDoGoesOutAtTheNextLowerLevelAndIsRecordedSo(ResultHook hook) {
        // Given
        for (int call = 1; call <= 6; call++) {
            answer(hook.client(), hook.event().replace("/", ""), hook.of("s", call));
        }
        // When
        if (hook.client() == HookClient.OPENHANDS) {
            answer(hook.client(), "", STOP);
        }
        // Then
        InterventionEntry sent = journal.interventions(
                        TrajectoryId.local(hook.client().trajectory("s")))
                .get(0);
        assertThat(sent.intervention().level()).isEqualTo(Level.ASK);
        assertThat(sent.carried()).isEqualTo(Level.WARN);
        assertThat(sent.channel()).startsWith(hook + " ");
    }

    private void answer(HookClient client, String event, String body) {
        hooks.answer(TrajectoryId.LOCAL, client, event, body.getBytes(StandardCharsets.UTF_8));
    }

    private Hooks hooks() {
        Active active = new Active(Shipped.withPolicy("asks.yaml", ASKS));
        Meters meters = new Meters(new SimpleMeterRegistry(), new Heard());
        CleanSteps cleaning = new CleanSteps(Redaction.standard());
        Supervisor supervisor = new Supervisor(journal, active, meters, 10, InstantSource.system());
        return new Hooks(new HookTurns(supervisor, cleaning, meters, new PersonLine(true)), cleaning, active, meters);
    }
}
