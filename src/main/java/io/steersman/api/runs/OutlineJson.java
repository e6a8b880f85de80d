package io.steersman.api.runs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.TrajectoryEnd;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Steps of a run, each in one line.
 *
 * @param total how many steps the run has
 * @param ended whether its end was reported
 * @param rows from the one that was asked for on
 */
@Schema(name = "Outline")
record OutlineJson(int total, boolean ended, List<Row> rows) {

    private static final int LONGEST = 200;
    private static final List<String> TELLING =
            List.of("command", "cmd", "pattern", "query", "file_path", "path", "url", "description", "prompt", "text");
    private static final Set<String> SOUGHT = Set.of("pattern", "query");

    /**
     * A step in one line. What is not known of it is absent.
     *
     * @param step its index
     * @param kind instruction, message, call, result, compaction or end
     * @param agent id of the subagent that took it
     * @param turn id of the model's response that it belongs to
     * @param at when it happened, as the client says
     * @param by of an instruction: who gave it; of a result: who kept the call from running
     * @param call of a call its id, of a result the id of the call that it answers
     * @param tool of a call: what is called
     * @param text how it begins
     * @param failed of a result: whether the client says that the call failed
     * @param exitCode of a result
     * @param millis of a result: how long the call took
     */
    @Schema(name = "OutlineRow")
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    record Row(
            @JsonInclude(JsonInclude.Include.ALWAYS) int step,
            String kind,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String agent,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String turn,

            @Schema(implementation = Instant.class) @JsonInclude(JsonInclude.Include.NON_ABSENT)
            Optional<Instant> at,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) String by,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String call,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String tool,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String text,
            boolean failed,

            @Schema(implementation = Integer.class) @JsonInclude(JsonInclude.Include.NON_ABSENT)
            OptionalInt exitCode,

            @Schema(implementation = Long.class) @JsonInclude(JsonInclude.Include.NON_ABSENT)
            OptionalLong millis) {

        static Row of(Step step) {
            if (step instanceof ToolCall call) {
                return row(step, "call", "", call.id(), call.tool(), telling(call.input()));
            } else if (step instanceof ToolResult result) {
                return of(result);
            } else if (step instanceof AgentMessage message) {
                return row(
                        step, "message", "", "", "", message.text().isBlank() ? message.reasoning() : message.text());
            } else if (step instanceof Instruction said) {
                String by = said.source().name().toLowerCase(Locale.ROOT);
                return row(step, "instruction", by, "", "", said.text());
            } else if (step instanceof TrajectoryEnd end) {
                return row(step, "end", "", "", "", end.reason());
            }
            return row(step, "compaction", "", "", "", "");
        }

        private static Row of(ToolResult result) {
            boolean ran = result.refusal() == ToolResult.Refusal.NONE;
            return new Row(
                    result.index(),
                    "result",
                    result.agent(),
                    result.turn(),
                    result.meta().at(),
                    ran ? "" : result.refusal().name().toLowerCase(Locale.ROOT),
                    result.call(),
                    "",
                    brief(result.output()),
                    result.status() == ToolResult.Status.ERROR,
                    result.exitCode(),
                    result.durationMs());
        }

        private static Row row(Step step, String kind, String by, String call, String tool, String text) {
            return new Row(
                    step.index(),
                    kind,
                    step.agent(),
                    step.turn(),
                    step.meta().at(),
                    by,
                    call,
                    tool,
                    brief(text),
                    false,
                    OptionalInt.empty(),
                    OptionalLong.empty());
        }
    }

    /** The argument that says most of a call, and where it is looked for; else all of them. */
    private static String telling(JsonNode input) {
        return TELLING.stream()
                .filter(name -> input.path(name).isTextual())
                .findFirst()
                .map(name -> input.path(name).asText()
                        + (SOUGHT.contains(name) && input.path("path").isTextual()
                                ? " in " + input.path("path").asText()
                                : ""))
                .orElseGet(() -> input.isTextual() ? input.asText() : input.toString());
    }

    /** How a text begins, in one line. */
    private static String brief(String text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length() && line.length() < LONGEST; i++) {
            char c = text.charAt(i);
            boolean space = Character.isWhitespace(c) || Character.isISOControl(c);
            if (!space) {
                line.append(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString().strip();
    }
}
