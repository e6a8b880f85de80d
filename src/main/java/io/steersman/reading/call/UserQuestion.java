package io.steersman.reading.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Questions that an agent puts to its user through a tool of its client: what comes back is the user speaking. */
public final class UserQuestion {

    private static final Lexicon WORDS = Lexicon.of("clients");
    private static final Set<String> TOOLS = WORDS.words("@tools that ask");
    private static final Set<String> NO_REPLY = WORDS.words("@no reply");
    private static final String ANSWERS = "\"=\"";
    private static final int LONGEST = 2_000;
    private static final int MOST = 8;

    private UserQuestion() {}

    /** What is asked; empty when the call asks the user nothing. */
    public static String of(ToolCall call) {
        if (!asks(call.tool())) {
            return "";
        }
        List<String> questions = new ArrayList<>();
        JsonNode input = CallKey.unwrapped(call.input());
        collect(input.has("questions") ? input.get("questions") : input, "question", questions);
        return bounded(String.join("\n", questions));
    }

    /** Whether a tool asks the user. */
    public static boolean asks(String tool) {
        StringBuilder letters = new StringBuilder();
        tool.toLowerCase(Locale.ROOT).chars().filter(Character::isLetter).forEach(c -> letters.append((char) c));
        return TOOLS.contains(letters.toString());
    }

    /** What the user replied; empty when nobody did. */
    public static String reply(ToolResult result) {
        String output = result.output();
        String lower = bounded(output).toLowerCase(Locale.ROOT);
        if (output.isBlank() || NO_REPLY.stream().anyMatch(lower::contains)) {
            return "";
        }
        List<String> replies = new ArrayList<>();
        pairs(output, replies);
        if (replies.isEmpty()) {
            collect(CallKey.parsed(output.strip()).path("answers"), "", replies);
        }
        return bounded(replies.isEmpty() ? untagged(output) : String.join("\n", replies));
    }

    /** {@code "Shall I push?"="Yes"}. */
    private static void pairs(String output, List<String> replies) {
        int at = output.indexOf(ANSWERS);
        while (at >= 0 && replies.size() < MOST) {
            int start = at + ANSWERS.length();
            int end = output.indexOf('"', start);
            if (end < 0) {
                return;
            }
            replies.add(output.substring(start, end));
            at = output.indexOf(ANSWERS, end);
        }
    }

    /** The texts below a node: all, or those of one name. */
    private static void collect(JsonNode node, String name, List<String> texts) {
        if (texts.size() >= MOST) {
            return;
        }
        if (node.isTextual() && name.isEmpty()) {
            texts.add(node.textValue());
        } else if (node.isObject() && node.path(name).isTextual()) {
            texts.add(node.path(name).textValue());
        } else if (node.isContainerNode() && (name.isEmpty() || node.isArray())) {
            node.forEach(child -> collect(child, name, texts));
        }
    }

    private static String untagged(String output) {
        String text = output.strip();
        return text.startsWith("<answer>") && text.endsWith("</answer>")
                ? text.substring("<answer>".length(), text.length() - "</answer>".length())
                        .strip()
                : text;
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
