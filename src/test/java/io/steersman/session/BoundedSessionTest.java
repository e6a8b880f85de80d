package io.steersman.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.fact.Action;
import io.steersman.reload.Checker;
import io.steersman.reload.InForce;
import io.steersman.reload.Sources;
import io.steersman.session.past.Past;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nothing that a session keeps grows with its trajectory. */
class BoundedSessionTest {

    private static final int STEPS = 8_000;
    /** Far more than any window of the session, far less than the trajectory. */
    private static final int MOST_KEPT = 300;

    private static InForce shipped;

    @BeforeAll
    static void loadShippedRules() {
        shipped = Checker.load(Sources.read(Path.of("rules"), Path.of("policies")))
                .result()
                .orElseThrow();
    }

    @Test
    void oldStepsAreForgotten() throws Exception {
        // Given
        Session session = new Session(shipped.rulebook(), shipped.policy());
        List<WeakReference<Step>> given = new ArrayList<>();
        // When
        for (int i = 0; i < STEPS; i++) {
            Step step = step(i);
            session.accept(step);
            given.add(new WeakReference<>(step));
        }
        // Then
        assertThat(stillThere(given)).isLessThan(MOST_KEPT);
        Reference.reachabilityFence(session);
    }

    @Test
    void oldActionsAreForgottenByHistoryAndEngine() throws Exception {
        // Given
        Past past = new Past();
        Detection detection = new Detection(shipped.rulebook(), shipped.policy().limits(), past);
        Readings readings = new Readings();
        List<WeakReference<Action>> given = new ArrayList<>();
        // When
        for (int i = 0; i < STEPS; i++) {
            Action action = readings.read(step(i)).orElseThrow();
            past.look(action.agent());
            if (!action.open()) {
                past.add(action);
            }
            detection.judge(action, i, new ArrayList<>());
            given.add(new WeakReference<>(action));
        }
        // Then
        assertThat(stillThere(given)).isLessThan(MOST_KEPT);
        Reference.reachabilityFence(detection);
        Reference.reachabilityFence(past);
    }

    private static long stillThere(List<? extends WeakReference<?>> given) throws InterruptedException {
        long count = given.size();
        for (int i = 0; i < 20 && count >= MOST_KEPT; i++) {
            System.gc();
            Thread.sleep(20);
            count = given.stream().filter(one -> one.get() != null).count();
        }
        return count;
    }

    /** Calls that differ, and of each seven two that do not, so that some are found to be at fault. */
    private static Step step(int index) {
        int action = index / 2;
        String id = "c" + action;
        Step step = index % 2 == 0
                ? ToolCall.of(id, "Bash", "command", action % 7 < 2 ? "npm test" : "cat notes-" + action + ".md")
                : ToolResult.of(
                        id,
                        "line " + action + "\nnothing new",
                        action % 5 == 0 ? ToolResult.Status.ERROR : ToolResult.Status.OK);
        return step.with(Meta.NONE.withIndex(index));
    }
}
