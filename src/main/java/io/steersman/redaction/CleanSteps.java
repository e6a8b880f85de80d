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
    private static final String MARK = "withheld";
    private static final String WITHHELD = "[withheld, cannot be cleaned]";

    private final Redaction redaction;

    /** Cleans with these patterns. */
    public CleanSteps(Redaction redaction) {
        this.redaction = redaction;
    }

    /** The step as it may be kept; one that cannot be cleaned is kept without its content, see {@link #isWithheld}. */
    public Step clean(Step step) {
        try {
            Step within = content(step);
            Meta meta = meta(within.meta());
            return meta.equals(within.meta()) ? within : within.with(meta);
        } catch (RuntimeException | StackOverflowError e) {
            return withheld(step);
        }
    }

    /** Whether the content of a step was left out, since it could not be cleaned. */
    public static boolean isWithheld(Step step) {
        return step.meta().extra().containsKey(MARK);
    }

    private Meta meta(Meta meta) {
        if (meta.extra().isEmpty()) {
            return meta.agent().isEmpty() && meta.turn().isEmpty()
                    ? meta
                    : meta.withAgent(name(meta.agent())).withTurn(name(meta.turn()));
        }
        Map<String, JsonNode> clean = new TreeMap<>();
        meta.extra().forEach((name, value) -> clean.put(name(name), json(name, value)));
        return meta.withExtra(clean).withAgent(name(meta.agent())).withTurn(name(meta.turn()));
    }

    private Step content(Step step) {
        if (step instanceof ToolResult result) {
            String output = text(result.output());
            String id = name(result.call());
            return output.equals(result.output()) && id.equals(result.call()) ? result : answer(result, id, output);
        }
        if (step instanceof ToolCall call) {
            ToolCall clean = new ToolCall(call.meta(), name(call.id()), name(call.tool()), json("", call.input()));
            return clean.equals(call) ? call : clean;
        }
        if (step instanceof Instruction instruction) {
            return new Instruction(instruction.meta(), text(instruction.text()), instruction.source());
        }
        if (step instanceof AgentMessage message) {
            return new AgentMessage(message.meta(), text(message.text()), text(message.reasoning()));
        }
        return step instanceof TrajectoryEnd end ? new TrajectoryEnd(end.meta(), text(end.reason())) : step;
    }

    /** What happened, without what was said: who called what can be judged all the same. */
    private Step withheld(Step step) {
        Meta known = step.meta();
        Meta meta = known.withExtra(Map.of(MARK, TextNode.valueOf(WITHHELD)))
                .withAgent(safe(known.agent()))
                .withTurn(safe(known.turn()));
        if (step instanceof ToolResult result) {
            return answer(result, safe(result.call()), WITHHELD).with(meta);
        }
        if (step instanceof ToolCall call) {
            return new ToolCall(
                    meta,
                    safe(call.id()),
                    safe(call.tool()),
                    JsonNodeFactory.instance.objectNode().put(MARK, WITHHELD));
        }
        if (step instanceof Instruction instruction) {
            return new Instruction(meta, WITHHELD, instruction.source());
        }
        if (step instanceof AgentMessage) {
            return new AgentMessage(meta, WITHHELD, "");
        }
        return step instanceof TrajectoryEnd ? new TrajectoryEnd(meta, "") : step.with(meta);
    }

    private String safe(String name) {
        try {
            return name(name);
        } catch (RuntimeException | StackOverflowError e) {
            return name.isEmpty() ? "" : "withheld-" + Redaction.hash(name, HASH_BYTES);
        }
    }

    /** A value of JSON with all in it as it may be kept. */
    public JsonNode json(JsonNode value) {
        return json("", value);
    }

    /** The id of a trajectory as it may be kept, told and asked for: the same one each time. */
    public String id(String id) {
        return name(id);
    }

    /** Names are short, and equal names stay equal. */
    private String name(String name) {
        return name.isEmpty() ? name : redaction.apply(whole(name));
    }

    private static ToolResult answer(ToolResult result, String call, String output) {
        return new ToolResult(
                result.meta(), call, output, result.status(), result.exitCode(), result.durationMs(), result.refusal());
    }

    /** Secrets are taken out before the text is cut: half of one would not be recognised. */
    private String text(String text) {
        return cut(redaction.apply(whole(text)));
    }

    private JsonNode json(String name, JsonNode node) {
        return isClean(name, node) ? node : cleaned(name, node);
    }

    /** Nearly all is, and need not be made anew. */
    private boolean isClean(String name, JsonNode node) {
        if (node.isTextual()) {
            return value(name, node) == node;
        }
        if (node instanceof ObjectNode object) {
            return object.properties().stream()
                    .allMatch(field ->
                            name(field.getKey()).equals(field.getKey()) && isClean(field.getKey(), field.getValue()));
        }
        return !(node instanceof ArrayNode array) || array.valueStream().allMatch(item -> isClean(name, item));
    }

    private JsonNode cleaned(String name, JsonNode node) {
        if (node.isTextual()) {
            return value(name, node);
        }
        if (node instanceof ObjectNode object) {
            ObjectNode clean = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(field ->
                            clean.set(free(clean, name(field.getKey())), cleaned(field.getKey(), field.getValue())));
            return clean;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode clean = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> clean.add(cleaned(name, item)));
            return clean;
        }
        return node;
    }

    /** Two names that are the same once they are cleaned are two all the same. */
    private static String free(ObjectNode object, String name) {
        String free = name;
        for (int i = 2; object.has(free); i++) {
            free = name + "~" + i;
        }
        return free;
    }

    /** A value is also judged by its name, as it would be in a text. */
    private JsonNode value(String name, JsonNode node) {
        String clean = redaction.apply(whole(name), whole(node.textValue()));
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
