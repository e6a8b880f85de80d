package io.steersman.recorded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import java.util.List;

/**
 * Reads calls that a model writes into its words because it has no other way: as elements with parameters, as JSON in an element, or
 * as the one block of code of a reply. What stands in the user's place after it is what came of it.
 *
 * <p>A block of code may also be meant for the reader. It is a command where what follows says that it is an answer.
 */
final class WrittenCalls {

    private static final String FUNCTION = "<function=";
    private static final String FUNCTION_END = "</function>";
    private static final String PARAMETER = "<parameter=";
    private static final String PARAMETER_END = "</parameter>";
    private static final String CALL = "<tool_call>";
    private static final String CALL_END = "</tool_call>";
    private static final String FENCE = "```";
    private static final String RESPONSE = "<tool_response>";
    private static final String RESPONSE_END = "</tool_response>";
    private static final String EXECUTED = "EXECUTION RESULT of [";
    private static final String PROMPT = "bash-$";
    private static final String OPEN_FILE = "(Open file: ";
    private static final List<String> OBSERVED = List.of("OBSERVATION:", "Observation:");

    private final Transcript transcript;
    private Meta said = Meta.NONE;
    private String block = "";
    private String openFile = "";
    private int calls;
    private int answered;

    WrittenCalls(Transcript transcript) {
        this.transcript = transcript;
    }

    /** The words without the elements of calls; without them nothing is taken away. */
    static String without(String text) {
        String rest = without(without(text, FUNCTION, FUNCTION_END), CALL, CALL_END);
        return rest.length() == text.length() ? text : rest.strip();
    }

    private static String without(String text, String open, String close) {
        int from = text.indexOf(open);
        if (from < 0) {
            return text;
        }
        StringBuilder rest = new StringBuilder();
        int at = 0;
        while (from >= 0) {
            rest.append(text, at, from);
            int end = text.indexOf(close, from);
            at = end < 0 ? text.length() : end + close.length();
            from = text.indexOf(open, at);
        }
        return rest.append(text, at, text.length()).toString();
    }

    /** Reads what the agent said for calls. */
    void said(Meta meta, String text) {
        said = meta;
        answered = calls;
        int at = text.indexOf(FUNCTION);
        while (at >= 0) {
            int end = ends(text, FUNCTION_END, at);
            function(meta, text.substring(at + FUNCTION.length(), end));
            at = text.indexOf(FUNCTION, end);
        }
        at = text.indexOf(CALL);
        while (at >= 0) {
            int end = ends(text, CALL_END, at);
            json(meta, text.substring(at + CALL.length(), end).strip());
            at = text.indexOf(CALL, end);
        }
        block = answered == calls ? lastBlock(text) : "";
    }

    /** What the model says by other means is no block that waits for its answer. */
    void called() {
        block = "";
        answered = calls;
    }

    private static int ends(String text, String close, int from) {
        int end = text.indexOf(close, from);
        return end < 0 ? text.length() : end;
    }

    private void function(Meta meta, String element) {
        int name = element.indexOf('>');
        if (name < 0) {
            return;
        }
        String body = element.substring(name + 1);
        ObjectNode input = Json.emptyObject();
        int from = body.indexOf(PARAMETER);
        while (from >= 0) {
            int key = body.indexOf('>', from);
            int close = key < 0 ? -1 : body.indexOf(PARAMETER_END, key);
            if (close < 0) {
                break;
            }
            input.put(
                    body.substring(from + PARAMETER.length(), key).strip(), unwrapped(body.substring(key + 1, close)));
            from = body.indexOf(PARAMETER, close);
        }
        call(meta, element.substring(0, name).strip(), input);
    }

    /** A value of several lines stands between line breaks of its own. */
    private static String unwrapped(String value) {
        String text = value.startsWith("\n") ? value.substring(1) : value;
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    private void json(Meta meta, String text) {
        try {
            JsonNode call = Json.MAPPER.readTree(text);
            if (call.path("name").isTextual()) {
                JsonNode input = Results.first(call, "arguments", "parameters", "input");
                call(meta, call.path("name").asText(), Contents.arguments(input));
            }
        } catch (JsonProcessingException e) {
            transcript.aside("call in words that is no JSON");
        }
    }

    private void call(Meta meta, String tool, JsonNode input) {
        transcript.call(meta, "w" + ++calls, tool, input);
    }

    private static String lastBlock(String text) {
        int close = text.lastIndexOf(FENCE);
        int open = close < 0 ? -1 : text.lastIndexOf(FENCE, close - 1);
        int line = open < 0 ? -1 : text.indexOf('\n', open);
        String language =
                line < 0 ? "none" : text.substring(open + FENCE.length(), line).strip();
        boolean command = line < close && (language.isEmpty() || language.equals("bash") || language.equals("sh"));
        return line >= 0 && command ? text.substring(line + 1, close).strip() : "";
    }

    /**
     * Reads what stands in the user's place.
     *
     * @return whether it was what came of a call
     */
    boolean heard(Meta meta, String text) {
        boolean observed = isObservation(text);
        if (!block.isEmpty() && observed) {
            call(said, SweCommands.tool(block), SweCommands.input(block, openFile));
        }
        block = "";
        noteOpenFile(text);
        if (answered == calls || text.isBlank()) {
            return false;
        }
        int from = text.indexOf(RESPONSE);
        if (from < 0) {
            answer(meta, output(text));
        }
        while (from >= 0) {
            int end = text.indexOf(RESPONSE_END, from);
            answer(
                    meta,
                    text.substring(from + RESPONSE.length(), end < 0 ? text.length() : end)
                            .strip());
            from = end < 0 ? -1 : text.indexOf(RESPONSE, end);
        }
        answered = calls;
        return true;
    }

    private void answer(Meta meta, String output) {
        String id = "w" + Math.min(calls, ++answered);
        if (transcript.isOpen(id)) {
            transcript.answer(ToolResult.of(id, output, Status.UNKNOWN).with(meta.withTurn("")));
        }
    }

    private static boolean isObservation(String text) {
        return OBSERVED.stream().anyMatch(text::startsWith)
                || text.startsWith(EXECUTED)
                || text.stripTrailing().endsWith(PROMPT) && text.contains(OPEN_FILE);
    }

    private static String output(String text) {
        for (String mark : OBSERVED) {
            if (text.startsWith(mark)) {
                return text.substring(mark.length()).strip();
            }
        }
        int line = text.startsWith(EXECUTED) ? text.indexOf('\n') : -1;
        return line < 0 ? text : text.substring(line + 1).strip();
    }

    /** The prompt of SWE-agent names the file that its editor works on. */
    private void noteOpenFile(String text) {
        int from = text.lastIndexOf(OPEN_FILE);
        int end = from < 0 ? -1 : text.indexOf(')', from);
        if (end > 0) {
            String file = text.substring(from + OPEN_FILE.length(), end);
            openFile = file.equals("n/a") ? "" : file;
        }
    }
}
