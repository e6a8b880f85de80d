package io.steersman.client.cline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Results;
import io.steersman.recorded.Times;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import java.util.Set;

/** Reads what Cline's screen shows, in order. */
final class ClineScreenMessages {

    private static final Set<String> SILENT = Set.of(
            "api_req_started",
            "api_req_finished",
            "api_req_retried",
            "api_req_retry_delayed",
            "api_req_deleted",
            "checkpoint_created",
            "checkpoint_saved",
            "deleted_api_reqs",
            "shell_integration_warning",
            "resume_task",
            "resume_completed_task",
            "load_mcp_documentation",
            "mcp_server_request_started",
            "task_progress",
            "info",
            "hook",
            "hook_status",
            "hook_output_stream",
            "condense_context",
            "codebase_search_result",
            "user_feedback_diff",
            "browser_action_launch",
            "browser_action",
            "browser_action_result",
            "command_permission_denied",
            "generate_explanation",
            "subtask_result",
            "api_req_failed",
            "mistake_limit_reached",
            "auto_approval_max_req_reached",
            "report_bug",
            "new_task",
            "summarize_task",
            "use_subagents",
            "clineignore_error",
            "image");

    private final Transcript transcript;
    private final StringBuilder output = new StringBuilder();
    private boolean command;
    private boolean opened;
    private int response;

    ClineScreenMessages(Transcript transcript) {
        this.transcript = transcript;
    }

    void read(Value value) {
        String kind = value.text(value.text("type"));
        Meta meta = value.meta().withAt(Times.of(value.json().path("ts")));
        String text = value.text("text");
        if (value.json().path("partial").asBoolean()
                || !kind.equals("command") && !kind.equals("command_output") && ignored(kind)) {
            return;
        }
        if (!kind.equals("command_output")) {
            close(meta);
        }
        Meta agent = meta.withTurn("r" + ++response);
        switch (kind) {
            case "task", "user_feedback" -> transcript.hear(meta, text);
            case "text" -> words(meta, agent, text);
            case "reasoning" -> transcript.say(agent, "", text);
            case "completion_result", "plan_mode_respond", "followup" -> transcript.say(agent, asked(text), "");
            case "tool" -> tool(meta, agent, text);
            case "command" -> command(agent, text);
            case "command_output" -> output.append(output.isEmpty() ? "" : "\n").append(text);
            case "use_mcp_server" -> mcp(agent, text);
            case "mcp_server_response" ->
                transcript.answer(ToolResult.of("", text, Status.UNKNOWN).with(meta));
            case "error", "diff_error" -> error(meta, text);
            default -> transcript.unknown("%s of kind \"%s\"".formatted(value.text("type"), kind), value.json());
        }
    }

    private static boolean ignored(String kind) {
        return SILENT.contains(kind);
    }

    void finish() {
        close(Meta.NONE);
    }

    /** The first words of a task are the user's. */
    private void words(Meta meta, Meta agent, String text) {
        if (opened) {
            transcript.say(agent, text, "");
        } else {
            transcript.hear(meta, text);
        }
        opened = true;
    }

    private static String asked(String text) {
        JsonNode json = Contents.arguments(Json.emptyObject().textNode(text));
        String question = Results.first(json, "question", "response").asText("");
        return question.isEmpty() ? text : question;
    }

    /** Asked and said again, a call is the same one. */
    private void command(Meta meta, String text) {
        String line = text.strip();
        if (!line.isEmpty() && !command) {
            transcript.call(meta, "", "execute_command", Json.emptyObject().put("command", line));
            command = true;
        }
    }

    private void close(Meta meta) {
        if (command) {
            transcript.answer(
                    ToolResult.of("", output.toString().strip(), Status.UNKNOWN).with(meta.withTurn("")));
            output.setLength(0);
            command = false;
        }
    }

    private void tool(Meta meta, Meta agent, String text) {
        JsonNode json = Contents.arguments(Json.emptyObject().textNode(text));
        String tool = json.path("tool").asText("unknown");
        ObjectNode input = json.isObject() ? ((ObjectNode) json).deepCopy() : Json.emptyObject();
        boolean writes = input.has("diff")
                || tool.contains("edited")
                || tool.contains("newFile")
                || tool.contains("appliedDiff");
        String content = writes ? "" : input.path("content").asText("");
        input.remove("tool");
        if (!writes) {
            input.remove("content");
        }
        transcript.call(agent, "", tool, input);
        transcript.answer(ToolResult.of("", content, Status.UNKNOWN).with(meta));
    }

    private void mcp(Meta meta, String text) {
        JsonNode json = Contents.arguments(Json.emptyObject().textNode(text));
        String name = Results.first(json, "toolName", "uri").asText("mcp");
        transcript.call(meta, "", name, Contents.arguments(json.path("arguments")));
    }

    private void error(Meta meta, String text) {
        transcript.instruct(meta, text, Instruction.Source.HARNESS);
    }
}
