package io.steersman.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Refusal;
import io.steersman.trajectory.ToolResult.Status;
import java.util.Locale;
import java.util.Set;

/** Reads what came of a call by the fields that providers and clients say it in, whatever they are called. */
public final class Results {

    private static final String[] IDS = {
        "tool_use_id",
        "tool_call_id",
        "toolCallId",
        "toolUseID",
        "toolUseId",
        "call_id",
        "callId",
        "callID",
        "tool_id",
        "id"
    };
    private static final String[] OUTPUTS = {
        "content", "output", "result", "response", "outputs", "value", "llmContent", "text", "error", "errorText"
    };
    private static final String[] CODES = {"exit_code", "exitCode", "returncode", "exit", "return_code"};
    private static final Set<String> FAILED = Set.of(
            "error",
            "failed",
            "failure",
            "incomplete",
            "output-error",
            "error-text",
            "error-json",
            "cancelled",
            "canceled",
            "rejected",
            "rejected-by-user",
            "denied",
            "declined",
            "execution-denied",
            "output-denied");
    private static final Set<String> DONE = Set.of("success", "completed", "done", "ok", "output-available");
    private static final Set<String> DENIED =
            Set.of("rejected", "rejected-by-user", "denied", "declined", "output-denied");
    private static final Set<String> STOPPED = Set.of("cancelled", "canceled");

    private Results() {}

    /** The id of the call that something belongs to, empty when it has none. */
    public static String call(JsonNode piece) {
        for (String name : IDS) {
            JsonNode id = piece.path(name);
            if (id.isTextual() || id.isNumber()) {
                return id.asText();
            }
        }
        return "";
    }

    /** The first of some fields that is there, or a missing node. */
    public static JsonNode first(JsonNode piece, String... names) {
        for (String name : names) {
            JsonNode value = piece.path(name);
            if (!value.isMissingNode() && !value.isNull()) {
                return value;
            }
        }
        return MissingNode.getInstance();
    }

    /** The result that a piece tells in its own fields. */
    public static ToolResult of(JsonNode piece) {
        return of(call(piece), piece, first(piece, OUTPUTS));
    }

    /**
     * A result.
     *
     * @param call the id of its call, empty for the oldest that is open
     * @param piece has the fields that tell whether it went well
     * @param output what the tool said
     */
    public static ToolResult of(String call, JsonNode piece, JsonNode output) {
        JsonNode inner = output.isObject() && output.has("value") ? output.path("value") : output;
        String status = status(piece, output);
        boolean failed = FAILED.contains(status) || flagged(piece) || flagged(output) || hasError(piece);
        JsonNode code = code(piece, output);
        boolean ended = code.isInt() && code.intValue() >= 0;
        boolean well =
                !failed && (DONE.contains(status) && !ended || ended && code.intValue() == 0 || unflagged(piece));
        Status told = failed || ended && code.intValue() != 0 ? Status.ERROR : well ? Status.OK : Status.UNKNOWN;
        ToolResult result = ToolResult.of(call, text(inner, piece), told);
        result = ended ? result.withExitCode(code.intValue()) : result;
        return DENIED.contains(status)
                ? result.withRefusal(Refusal.USER)
                : STOPPED.contains(status) ? result.withRefusal(Refusal.INTERRUPT) : result;
    }

    private static String text(JsonNode output, JsonNode piece) {
        if (output.isObject() && (output.has("stdout") || output.has("stderr"))) {
            String out = output.path("stdout").asText("").stripTrailing();
            String err = output.path("stderr").asText("").stripTrailing();
            return out + (out.isEmpty() || err.isEmpty() ? "" : "\n") + err;
        }
        if (output.isObject()) {
            JsonNode inside = first(output, OUTPUTS);
            String text = inside.isMissingNode() ? "" : Contents.output(inside);
            return text.isEmpty() ? Contents.output(output) : text;
        }
        String text = Contents.output(output);
        JsonNode error = first(piece, "error", "errorText");
        boolean told = !text.isEmpty() || error.isMissingNode() || error.isBoolean();
        return told ? text : Contents.output(error.has("message") ? error.path("message") : error);
    }

    private static String status(JsonNode piece, JsonNode output) {
        JsonNode state = first(piece, "status", "state");
        String told = state.isTextual()
                ? state.asText()
                : output.path("type").asText(output.path("status").asText(""));
        return told.toLowerCase(Locale.ROOT);
    }

    private static boolean flagged(JsonNode piece) {
        JsonNode success = piece.path("success");
        return first(piece, "is_error", "isError").asBoolean() || success.isBoolean() && !success.booleanValue();
    }

    private static boolean unflagged(JsonNode piece) {
        return first(piece, "is_error", "isError", "success").isBoolean() && !flagged(piece);
    }

    private static boolean hasError(JsonNode piece) {
        JsonNode error = first(piece, "error", "errorText");
        return error.isTextual() && !error.asText().isBlank()
                || error.isObject() && !error.isEmpty()
                || error.asBoolean();
    }

    private static JsonNode code(JsonNode piece, JsonNode output) {
        for (JsonNode place :
                new JsonNode[] {piece, output, piece.path("metadata"), output.path("metadata"), output.path("outcome")
                }) {
            JsonNode code = first(place, CODES);
            if (code.isInt()) {
                return code;
            }
        }
        return MissingNode.getInstance();
    }
}
