package io.steersman.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.TrajectoryEnd;
import java.util.Map;
import java.util.TreeMap;

/**
 * Steps as they may be kept: without secrets, and with long outputs as head, tail, length and hash. Thread-safe.
 *
 * <p>The same step always becomes the same one, so that what is sent twice is still known as one.
 */
public final class CleanSteps {

    /** Outputs of more characters are cut. */
    public static final int LONGEST_OUTPUT = 256 * 1024;

    private static final int HEAD = 96 * 1024;
    private static final int TAIL = 96 * 1024;
    private static final int HASH_BYTES = 16;

    private final Redaction redaction;

    /** Cleans with these patterns. */
    public CleanSteps(Redaction redaction) {
        this.redaction = redaction;
    }

    /** The step as it may be kept; the same object when nothing is to be taken out. */
    public Step clean(Step step) {
        Step within = content(step);
        Map<String, JsonNode> extra = within.meta().extra();
        if (extra.isEmpty()) {
            return within;
        }
        Map<String, JsonNode> clean = new TreeMap<>();
        extra.forEach((name, value) -> clean.put(name, json(name, value)));
        Meta meta = within.meta();
        return clean.equals(extra) ? within : within.with(meta.withExtra(clean));
    }

    private Step content(Step step) {
        if (step instanceof ToolResult result) {
            String output = text(result.output());
            return output.equals(result.output()) ? result : withOutput(result, output);
        }
        if (step instanceof ToolCall call) {
            JsonNode input = json("", call.input());
            return input.equals(call.input()) ? call : new ToolCall(call.meta(), call.id(), call.tool(), input);
        }
        if (step instanceof Instruction instruction) {
            return new Instruction(instruction.meta(), text(instruction.text()), instruction.source());
        }
        if (step instanceof AgentMessage message) {
            return new AgentMessage(message.meta(), text(message.text()), text(message.reasoning()));
        }
        return step instanceof TrajectoryEnd end ? new TrajectoryEnd(end.meta(), text(end.reason())) : step;
    }

    private static ToolResult withOutput(ToolResult result, String output) {
        return new ToolResult(
                result.meta(),
                result.call(),
                cut(output),
                result.status(),
                result.exitCode(),
                result.durationMs(),
                result.refusal());
    }

    /** Secrets are taken out before the text is cut: half of one would not be recognised. */
    private String text(String text) {
        return cut(redaction.apply(whole(text)));
    }

    private JsonNode json(String name, JsonNode node) {
        if (node.isTextual()) {
            return value(name, node);
        }
        if (node instanceof ObjectNode object) {
            ObjectNode clean = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> clean.set(field.getKey(), json(field.getKey(), field.getValue())));
            return clean;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode clean = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> clean.add(json(name, item)));
            return clean;
        }
        return node;
    }

    /** A value is also judged by its name, as it would be in a text. */
    private JsonNode value(String name, JsonNode node) {
        String text = whole(node.textValue());
        String clean = redaction.apply(text);
        if (clean.equals(text) && !name.isEmpty() && text.indexOf('\n') < 0) {
            String lead = name + ": ";
            clean = redaction.apply(lead + text).substring(lead.length());
        }
        return clean.equals(node.textValue()) ? node : TextNode.valueOf(clean);
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_OUTPUT) {
            return text;
        }
        int left = text.length() - HEAD - TAIL;
        String mark = "\n[%d of %d characters left out, sha256 %s]\n"
                .formatted(left, text.length(), Redaction.hash(text, HASH_BYTES));
        return whole(text.substring(0, HEAD)) + mark + whole(text.substring(text.length() - TAIL));
    }

    /** Half a character cannot be stored, so it would not be the same after it. */
    private static String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && !isPair(text, i)) {
                return new String(
                        text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        java.nio.charset.StandardCharsets.UTF_8);
            }
            if (Character.isHighSurrogate(text.charAt(i))) {
                i++;
            }
        }
        return text;
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }
}
