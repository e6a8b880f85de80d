package io.steersman.recorded.otel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Counts;
import io.steersman.recorded.Digest;
import io.steersman.recorded.Guidance;
import io.steersman.recorded.Words;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Instruction.Source;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.Tokens;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * Makes steps of the spans of one trace that follow the OpenTelemetry conventions for generative AI.
 *
 * <p>Spans come when they end, children before their parents, and in any order: they are put in the order in which they began. Each
 * request to a model holds all messages before it; only those that are new make steps. Spans of other kinds make none.
 */
public final class OtelSteps {

    private static final Set<String> MODEL =
            Set.of("chat", "generate_content", "text_completion", "llm_call", "invoke_agent");
    private static final Set<String> TOOL = Set.of("execute_tool", "tool_call");
    private static final List<String> FOREIGN =
            List.of("gen_ai.tool.", "openinference.", "llm.", "traceloop.", "ai.toolCall.", "tool.");
    private static final String OPERATION = "gen_ai.operation.name";

    private final LongPredicate known;
    private final Set<Long> made = new HashSet<>();
    private final Set<String> executed = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();

    private OtelSteps(LongPredicate known) {
        this.known = known;
    }

    /** The conversation that spans of one trace belong to: the one that any of them names, else the trace. */
    public static String conversation(List<OtelSpan> spans) {
        return spans.stream()
                .map(span -> span.text("gen_ai.conversation.id", "session.id"))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseGet(() -> spans.isEmpty() ? "" : spans.get(0).trace());
    }

    /** Whether a span tells of a model or a tool. */
    public static boolean tells(OtelSpan span) {
        String operation = span.text(OPERATION);
        return MODEL.contains(operation) || TOOL.contains(operation);
    }

    /** Whether a span is of an agent, by the names of its attributes, but in a convention that is not understood. */
    public static boolean isUnclear(OtelSpan span) {
        return !tells(span)
                && span.attributes().keySet().stream()
                        .anyMatch(name -> FOREIGN.stream().anyMatch(name::startsWith));
    }

    /**
     * The steps that spans add to their conversation.
     *
     * @param spans of one trace, in any order
     * @param known whether there is a step of a number already
     */
    public static List<Step> of(List<OtelSpan> spans, LongPredicate known) {
        OtelSteps steps = new OtelSteps(known);
        List<OtelSpan> ordered = spans.stream()
                .filter(OtelSteps::tells)
                .sorted(Comparator.comparingLong(OtelSpan::start).thenComparingLong(OtelSpan::end))
                .toList();
        ordered.stream().filter(OtelSteps::isTool).forEach(span -> steps.executed.add(callId(span)));
        for (OtelSpan span : ordered) {
            if (isTool(span)) {
                steps.tool(span);
            } else {
                steps.model(span);
            }
        }
        return List.copyOf(steps.steps);
    }

    private static boolean isTool(OtelSpan span) {
        return TOOL.contains(span.text(OPERATION));
    }

    private static String callId(OtelSpan span) {
        String id = span.text("gen_ai.tool.call.id", "gen_ai.tool.call_id");
        return id.isEmpty() ? span.id() : id;
    }

    private void model(OtelSpan span) {
        Meta meta = Meta.NONE.withAt(span.ended());
        String system = Contents.text(attribute(span, "gen_ai.system_instructions"));
        if (!system.isBlank()) {
            add("system", system, new Instruction(meta, system, Source.SYSTEM));
        }
        Map<String, Integer> said = new HashMap<>();
        for (JsonNode message : attribute(span, "gen_ai.input.messages")) {
            input(meta, message, said);
        }
        if (!span.text(OPERATION).equals("invoke_agent")) {
            for (JsonNode message : attribute(span, "gen_ai.output.messages")) {
                output(span, meta.withTurn(span.id()), message);
            }
        }
    }

    private void input(Meta meta, JsonNode message, Map<String, Integer> said) {
        switch (message.path("role").asText("")) {
            case "user" -> {
                String text = Contents.text(message.path("parts"));
                int times = said.merge(text, 1, Integer::sum);
                int part = 0;
                for (Words.Part words : Words.of(text)) {
                    Source source = Guidance.leads(words.text()) ? Source.STEERSMAN : words.source();
                    add("user", times + " " + part++ + " " + text, new Instruction(meta, words.text(), source));
                }
            }
            case "tool" -> message.path("parts").forEach(part -> response(meta, part));
            default -> {}
        }
    }

    private void response(Meta meta, JsonNode part) {
        String id = part.path("id").asText("");
        JsonNode response = part.has("response") ? part.path("response") : part.path("result");
        boolean asked = isThere("call", id);
        if (part.path("type").asText("").equals("tool_call_response") && asked && !executed.contains(id)) {
            add(
                    "result",
                    id,
                    ToolResult.of(id, Contents.output(response), Status.UNKNOWN).with(meta));
        }
    }

    private void output(OtelSpan span, Meta meta, JsonNode message) {
        StringBuilder text = new StringBuilder();
        StringBuilder reasoning = new StringBuilder();
        for (JsonNode part : message.path("parts")) {
            StringBuilder all = part.path("type").asText("").equals("reasoning") ? reasoning : text;
            if (!part.path("type").asText("").startsWith("tool_call")) {
                all.append(all.isEmpty() ? "" : "\n")
                        .append(part.path("content").asText(""));
            }
        }
        Meta metered = meta.withTokens(new Tokens(
                Counts.of(attribute(span, "gen_ai.usage.input_tokens")),
                Counts.of(attribute(span, "gen_ai.usage.output_tokens"))));
        if (!text.isEmpty() || !reasoning.isEmpty()) {
            add("said", span.id(), new AgentMessage(metered, text.toString(), reasoning.toString()));
        }
        for (JsonNode part : message.path("parts")) {
            String id = part.path("id").asText("");
            if (part.path("type").asText("").equals("tool_call") && !id.isEmpty()) {
                String tool = part.path("name").asText("unknown");
                add("call", id, new ToolCall(meta, id, tool, Contents.arguments(part.path("arguments"))));
            }
        }
    }

    private void tool(OtelSpan span) {
        String id = callId(span);
        Meta meta = Meta.NONE.withAt(span.ended());
        String tool = span.text("gen_ai.tool.name");
        JsonNode input = Contents.arguments(attribute(span, "gen_ai.tool.call.arguments"));
        add("call", id, new ToolCall(meta, id, tool.isEmpty() ? "unknown" : tool, input));
        String output = Contents.output(attribute(span, "gen_ai.tool.call.result"));
        JsonNode exit = attribute(span, "process.exit.code");
        boolean failed = span.failed() || !span.text("error.type").isEmpty() || exit.isNumber() && exit.asDouble() != 0;
        ToolResult result = ToolResult.of(id, Guidance.cut(output), failed ? Status.ERROR : Status.OK)
                .withDurationMs(Math.max(0, (span.end() - span.start()) / 1_000_000));
        add("result", id, (exit.canConvertToInt() ? result.withExitCode(exit.intValue()) : result).with(meta));
    }

    private boolean isThere(String kind, String what) {
        long number = Digest.number("otel " + kind, what);
        return made.contains(number) || known.test(number);
    }

    private void add(String kind, String what, Step step) {
        long number = Digest.number("otel " + kind, what);
        if (!known.test(number) && made.add(number)) {
            steps.add(step.with(step.meta().withNumber(number)));
        }
    }

    /** An attribute, which on spans may be JSON in a text. */
    private static JsonNode attribute(OtelSpan span, String name) {
        JsonNode value = span.attributes().get(name);
        if (value == null) {
            return MissingNode.getInstance();
        }
        String text = value.asText("").stripLeading();
        if (!text.startsWith("[{") && !text.startsWith("[ {")) {
            return value;
        }
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return value;
        }
    }
}
