package io.steersman.journal.sql;

import io.steersman.journal.Bodies;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.Tokens;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.TrajectoryEnd;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A step as it is stored: what statistics ask for in columns, all of it in the body.
 *
 * @param body the step in the native format, made outside of the thread that writes
 * @param checksum of the body
 */
record StepRow(Step step, String body, long checksum) {

    private static final String INSERT =
            "INSERT INTO step (trajectory, idx, number, kind, agent, tool, status, exit_code, duration,"
                    + " input_tokens, output_tokens, happened, body, checksum)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static StepRow of(Step step) {
        String body = Bodies.of(step);
        return new StepRow(step, body, Checksums.of(body));
    }

    void insert(Statements statements, long trajectory) throws SQLException {
        @Nullable Tokens tokens = step.meta().tokens().orElse(null);
        @Nullable ToolResult result = step instanceof ToolResult found ? found : null;
        statements.update(
                INSERT,
                trajectory,
                step.index(),
                step.meta().number().isPresent() ? step.meta().number().getAsLong() : null,
                kind(step),
                Texts.column(step.agent()),
                step instanceof ToolCall call ? Texts.column(call.tool()) : null,
                result == null ? null : result.status().name().toLowerCase(Locale.ROOT),
                result == null || result.exitCode().isEmpty()
                        ? null
                        : result.exitCode().getAsInt(),
                result == null || result.durationMs().isEmpty()
                        ? null
                        : result.durationMs().getAsLong(),
                tokens == null ? null : tokens.input(),
                tokens == null ? null : tokens.output(),
                step.meta().at().map(java.time.Instant::toEpochMilli).orElse(null),
                body,
                checksum);
    }

    private static String kind(Step step) {
        if (step instanceof Instruction) {
            return "instruction";
        }
        if (step instanceof AgentMessage) {
            return "message";
        }
        if (step instanceof ToolCall) {
            return "call";
        }
        if (step instanceof ToolResult) {
            return "result";
        }
        return step instanceof TrajectoryEnd ? "end" : "compaction";
    }
}
