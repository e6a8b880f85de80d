package io.steersman.recorded.atif;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.ClaudeResult;
import io.steersman.recorded.Contents;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;

/**
 * Reads one result of an ATIF observation. The format has no field for success; agents say it in {@code extra}, each in its own way.
 *
 * <p>The converter for Claude Code keeps the result as the agent saw it in {@code extra}, and what it made of it in {@code content},
 * with its own remarks behind; the former is read, so that both records of one run give the same.
 */
final class AtifResult {

    private static final String FAILED = "[error] tool reported failure";
    private static final String EXIT_CODE = "[exit_code] ";
    private static final String METADATA = "[metadata] {";

    private AtifResult() {}

    static ToolResult of(Meta meta, String call, JsonNode result, JsonNode extra, boolean ofClaude) {
        JsonNode details = extra.path("tool_result_metadata");
        JsonNode raw = details.path("raw_tool_result");
        if (raw.isObject()) {
            ToolResult told = ClaudeResult.of(meta, raw, details.path("tool_use_result"));
            return new ToolResult(
                    meta, call, told.output(), told.status(), told.exitCode(), told.durationMs(), told.refusal());
        }
        String output = Contents.output(result.path("content"));
        ToolResult told = ofClaude ? converted(call, output) : ToolResult.of(call, output, Status.UNKNOWN);
        return withExtra(withExtra(told, extra), result.path("extra")).with(meta);
    }

    private static ToolResult converted(String call, String output) {
        String text = output;
        boolean failed = text.endsWith(FAILED);
        if (failed) {
            text = text.substring(0, text.length() - FAILED.length()).stripTrailing();
        }
        int metadata = text.endsWith("}") ? text.lastIndexOf("\n" + METADATA) : -1;
        if (metadata >= 0) {
            text = text.substring(0, metadata).stripTrailing();
        }
        int line = text.lastIndexOf('\n') + 1;
        boolean exited = text.startsWith(EXIT_CODE, line);
        ToolResult result = ToolResult.of(call, text, failed ? Status.ERROR : Status.OK);
        return exited || !failed ? result : ClaudeResult.withExitCode(result, text);
    }

    private static ToolResult withExtra(ToolResult result, JsonNode extra) {
        for (String field : new String[] {"exit_code", "exitCode", "returncode", "return_code"}) {
            JsonNode code = extra.path(field);
            if (code.isInt()) {
                return withStatus(result, code.intValue() != 0).withExitCode(code.intValue());
            }
        }
        for (String field : new String[] {"is_error", "tool_result_is_error", "error"}) {
            if (extra.path(field).isBoolean()) {
                return withStatus(result, extra.path(field).booleanValue());
            }
        }
        JsonNode success = extra.path("success");
        return success.isBoolean() ? withStatus(result, !success.booleanValue()) : result;
    }

    private static ToolResult withStatus(ToolResult result, boolean failed) {
        return new ToolResult(
                result.meta(),
                result.call(),
                result.output(),
                failed ? Status.ERROR : Status.OK,
                result.exitCode(),
                result.durationMs(),
                result.refusal());
    }
}
