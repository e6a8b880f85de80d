package io.steersman.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import io.steersman.reload.InForce;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a policy trusts may be destroyed unasked, and nothing beside it. */
final class TrustedTest {

    private static final InForce TRUSTING = Shipped.withPolicy(
            "here.yaml", "scope: { client: c }\ntrusted: [data/trial, \"*_dev\", \"kind-*\", notes]\n");

    @ParameterizedTest
    @CsvSource({
        "rm -rf data/trial, true",
        "rm -rf data/trial/2026, true",
        "rm -rf data/trial data/live, false",
        "rm -rf data, false",
        "dropdb shop_dev, true",
        "dropdb shop, false",
        "kubectl --context kind-a delete ns web, true",
        "kubectl --context prod delete ns web, false",
        "git clean -fd notes, true",
        "git clean -fd, false"
    })
    void whatIsTrustedMayGo(String command, boolean trusted) {
        // Given
        Step call = new ToolCall(Meta.NONE, "c1", "Bash", Json.emptyObject().put("command", command));
        // When
        boolean told = isTold(call);
        // Then
        assertThat(told).isEqualTo(!trusted);
    }

    private static boolean isTold(Step call) {
        Context run = Context.of("t", "c");
        Session session = new Session(TRUSTING.rulebook(), TRUSTING.policies()::of, run);
        session.accept(Instruction.user("Fix the crash in the login."));
        return session.accept(call.with(Meta.NONE.withIndex(1))).sighted().stream()
                .anyMatch(finding -> finding.rule().name().startsWith("unrequested-d"));
    }
}
