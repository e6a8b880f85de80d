package io.steersman.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.TrajectoryEnd;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CleanStepsTest {

    private static final String SECRET = "glpat-" + "x9Y8".repeat(5);

    private final CleanSteps steps = new CleanSteps(Redaction.standard());

    @Test
    void noKindOfStepKeepsASecret() {
        // Given
        List<Step> all = List.of(
                Instruction.user("use " + SECRET),
                new AgentMessage(Meta.NONE, "using " + SECRET, "I see " + SECRET),
                new ToolCall(
                        Meta.NONE,
                        "c1",
                        "Bash",
                        Json.emptyObject()
                                .put("command", "login " + SECRET)
                                .set("env", Json.emptyObject().put("T", SECRET))),
                ToolResult.of("c1", "token is " + SECRET, ToolResult.Status.OK),
                new TrajectoryEnd(Meta.NONE.withExtra(Map.of("x", TextNode.valueOf(SECRET))), SECRET));
        // When
        List<Step> clean = all.stream().map(steps::clean).toList();
        // Then
        assertThat(clean).allSatisfy(step -> assertThat(NativeFormat.write(step).toString())
                .doesNotContain(SECRET)
                .contains("[REDACTED:gitlab-token:"));
    }

    @Test
    void anArgumentIsJudgedByItsName() {
        // Given
        ToolCall call = new ToolCall(
                Meta.NONE, "c1", "login", Json.emptyObject().put("user", "bob").put("password", "tr0ub4dor&3"));
        // When
        Step clean = steps.clean(call);
        // Then
        assertThat(NativeFormat.write(clean).toString()).contains("\"bob\"").doesNotContain("tr0ub4dor");
    }

    @Test
    void theIdOfATrajectoryIsCleanedAndStaysOne() {
        // When
        String id = steps.id("claude-code:" + SECRET);
        // Then
        assertThat(id).startsWith("claude-code:[REDACTED:").isEqualTo(steps.id("claude-code:" + SECRET));
        assertThat(steps.id(id)).isEqualTo(id);
        assertThat(steps.id("claude-code:7b3e-run")).isEqualTo("claude-code:7b3e-run");
    }

    @Test
    void aStepWithoutSecretsStaysAsItIs() {
        // Given
        ToolCall call = ToolCall.of("c1", "Bash", "command", "npm test");
        // Then
        assertThat(steps.clean(call)).isSameAs(call);
    }

    @Test
    void aLongOutputBecomesHeadTailLengthAndHashAndCleaningAgainChangesNothing() {
        // Given
        String output = "head" + "x".repeat(CleanSteps.LONGEST_OUTPUT) + "tail";
        // When
        ToolResult cut = (ToolResult) steps.clean(ToolResult.of("c1", output, ToolResult.Status.OK));
        // Then
        assertThat(cut.output())
                .hasSizeLessThan(CleanSteps.LONGEST_OUTPUT)
                .startsWith("head")
                .endsWith("tail")
                .contains("of %d characters left out, sha256 ".formatted(output.length()));
        assertThat(steps.clean(cut)).isEqualTo(cut);
    }

    @Test
    void longOutputsThatDifferInTheirMiddleStayDifferent() {
        // Given
        String pad = "x".repeat(CleanSteps.LONGEST_OUTPUT);
        ToolResult one = ToolResult.of("c1", pad + "1" + pad, ToolResult.Status.OK);
        ToolResult other = ToolResult.of("c1", pad + "2" + pad, ToolResult.Status.OK);
        // Then
        assertThat(steps.clean(one)).isNotEqualTo(steps.clean(other));
    }

    @Test
    void halfACharacterIsReplacedSoThatTheStepIsTheSameAfterItWasStored() {
        // Given
        AgentMessage message = AgentMessage.of("a\uD83D b \uD83D\uDE00");
        // When
        AgentMessage clean = (AgentMessage) steps.clean(message);
        // Then
        assertThat(clean.text()).isEqualTo("a? b \uD83D\uDE00");
    }
}
