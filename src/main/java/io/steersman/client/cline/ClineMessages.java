package io.steersman.client.cline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.recorded.Blocks;
import io.steersman.recorded.Times;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import java.util.List;
import java.util.Set;

/**
 * Reads the messages that Cline, Roo Code and Kilo Code keep for the model.
 *
 * <p>Older versions write calls as elements into the agent's text; results stand in the user's place, as blocks of their own or as texts
 * that begin with the name of the tool.
 */
final class ClineMessages {

    private static final List<String> FEEDBACK = List.of("user_message", "feedback");
    private static final String RESULT = "] Result:";
    private static final Set<String> TOOLS = Set.of(
            "execute_command",
            "read_file",
            "write_to_file",
            "replace_in_file",
            "apply_diff",
            "insert_content",
            "search_and_replace",
            "search_files",
            "list_files",
            "list_code_definition_names",
            "browser_action",
            "use_mcp_tool",
            "access_mcp_resource",
            "ask_followup_question",
            "attempt_completion",
            "new_task",
            "plan_mode_respond",
            "act_mode_respond",
            "switch_mode",
            "fetch_instructions",
            "load_mcp_documentation",
            "condense",
            "report_bug",
            "new_rule",
            "web_fetch",
            "web_search",
            "update_todo_list",
            "codebase_search",
            "edit_file",
            "generate_image",
            "run_slash_command",
            "apply_patch",
            "use_skill",
            "summarize_task",
            "focus_chain",
            "search_replace");

    private final Transcript transcript;
    private final Blocks blocks;
    private int response;
    private boolean header;

    ClineMessages(Transcript transcript) {
        this.transcript = transcript;
        this.blocks = new Blocks(transcript);
    }

    void read(Value message) {
        JsonNode content = message.json().path("content");
        boolean agent = message.text("role").equals("assistant");
        Meta meta = message.meta().withAt(Times.of(message.json().path("ts")));
        response += agent ? 1 : 0;
        Meta here = agent ? meta.withTurn("r" + response) : meta;
        if (content.isTextual()) {
            text(here, content.textValue(), agent);
        }
        for (JsonNode block : content) {
            if (block.path("type").asText("").equals("text")) {
                text(here, block.path("text").asText(""), agent);
            } else {
                closed(here);
                blocks.read(here, block, agent);
            }
        }
        closed(here);
    }

    private void text(Meta meta, String text, boolean agent) {
        if (agent) {
            said(meta, text);
        } else {
            heard(meta, text);
        }
    }

    /** A text in the user's place: the result of a call, its continuation, or words. */
    private void heard(Meta meta, String text) {
        int at = text.startsWith("[") ? text.indexOf(RESULT) : -1;
        boolean result = at > 0 && named(text);
        if (result) {
            String output = text.substring(at + RESULT.length()).strip();
            header = output.isEmpty();
            if (!header) {
                answer(meta, output);
            }
        } else if (header && !text.startsWith("<environment_details>")) {
            header = false;
            answer(meta, text.strip());
        } else {
            closed(meta);
            transcript.hear(meta, text);
        }
    }

    /** What the user says to a result, or instead of one, stands inside of it. */
    private void answer(Meta meta, String output) {
        transcript.answer(ClineResult.of(output).with(meta));
        for (String name : FEEDBACK) {
            int from = output.indexOf("<" + name + ">");
            int to = from < 0 ? -1 : output.indexOf("</" + name + ">", from);
            if (to >= 0) {
                transcript.hear(meta, output.substring(from + name.length() + 2, to));
            }
        }
    }

    /** A result without words: its header stands alone. */
    private void closed(Meta meta) {
        if (header) {
            header = false;
            transcript.answer(ToolResult.of("", "", Status.UNKNOWN).with(meta));
        }
    }

    private static boolean named(String text) {
        int end = 1;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return end > 1 && end < text.length() && " ]".indexOf(text.charAt(end)) >= 0;
    }

    /** The agent's words, without the calls that are written into them. */
    private void said(Meta meta, String text) {
        int rest = 0;
        int open = text.indexOf('<');
        while (open >= 0) {
            String tool = element(text, open);
            String close = "</" + tool + ">";
            int end = TOOLS.contains(tool) ? text.indexOf(close, open) : -1;
            if (end >= 0) {
                words(meta, text.substring(rest, open));
                int inner = open + tool.length() + 2;
                transcript.call(meta, "", tool, parameters(text.substring(inner, end)));
                rest = end + close.length();
            }
            open = text.indexOf('<', Math.max(rest, open + 1));
        }
        words(meta, text.substring(rest));
    }

    private void words(Meta meta, String text) {
        String open = "<thinking>";
        String close = "</thinking>";
        int from = text.indexOf(open);
        int to = from < 0 ? -1 : text.indexOf(close, from);
        if (to < 0) {
            transcript.say(meta, text.strip(), "");
        } else {
            transcript.say(
                    meta,
                    (text.substring(0, from) + text.substring(to + close.length())).strip(),
                    text.substring(from + open.length(), to).strip());
        }
    }

    /** The name of an element without attributes that opens here, empty when none does. */
    private static String element(String text, int open) {
        int end = open + 1;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return end < text.length() && text.charAt(end) == '>' ? text.substring(open + 1, end) : "";
    }

    private static ObjectNode parameters(String text) {
        ObjectNode input = Json.emptyObject();
        int open = text.indexOf('<');
        while (open >= 0) {
            String name = element(text, open);
            int from = open + name.length() + 2;
            int end = name.isEmpty() ? -1 : text.indexOf("</" + name + ">", from);
            if (end >= 0) {
                input.put(name, text.substring(from, end).strip());
                from = end + name.length() + 3;
            }
            open = text.indexOf('<', end >= 0 ? from : open + 1);
        }
        return input;
    }
}
