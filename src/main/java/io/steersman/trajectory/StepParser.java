package io.steersman.trajectory;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Turns one JSON value into one step and lists everything that is wrong with it.
 *
 * <p>The format is the native one: see {@code /docs/native-format}. An instance reads one value and is then thrown away.
 */
final class StepParser {

    private static final Set<String> KINDS = Set.of("instruction", "message", "call", "result", "compaction", "end");
    private static final Set<String> COMMON = Set.of("kind", "at", "step", "agent", "turn", "tokens", "position");
    private static final Map<String, Set<String>> OWN = Map.of(
            "instruction", Set.of("text", "source"),
            "message", Set.of("text", "reasoning"),
            "call", Set.of("id", "tool", "input"),
            "result", Set.of("call", "output", "error", "exitCode", "durationMs", "refusal"),
            "compaction", Set.of(),
            "end", Set.of("reason"));

    private final JsonNode json;
    private final int line;
    private final String base;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param json the value
     * @param line the line it begins at, 0 when unknown
     * @param base the pointer of the value in its document, empty for the document itself
     */
    StepParser(JsonNode json, int line, String base) {
        this.json = json;
        this.line = line;
        this.base = base;
    }

    /** What is wrong with the value, in the order of the fields. */
    List<Problem> problems() {
        return problems;
    }

    /** The step, or nothing when there is any problem. */
    Optional<Step> parse() {
        if (!json.isObject()) {
            return refuse("", "A step must be an object, not %s.".formatted(typeOf(json)));
        }
        JsonNode kind = json.path("kind");
        if (!kind.isTextual() || !KINDS.contains(kind.asText())) {
            String found = kind.isMissingNode() ? "is missing" : "(%s) is unknown".formatted(brief(kind));
            return refuse(
                    "/kind",
                    "The kind %s. Maybe use one of instruction, message, call, result, compaction, end."
                            .formatted(found));
        }
        Step step = step(kind.asText(), meta(kind.asText()));
        return problems.isEmpty() ? Optional.of(step) : Optional.empty();
    }

    private Step step(String kind, Meta meta) {
        return switch (kind) {
            case "instruction" -> new Instruction(meta, required("text"), source());
            case "message" -> new AgentMessage(meta, text("text"), text("reasoning"));
            case "call" -> new ToolCall(meta, name("id"), name("tool"), input());
            case "result" ->
                new ToolResult(
                        meta, name("call"), text("output"), status(), exitCode(), number("durationMs"), refusal());
            case "compaction" -> new Compaction(meta);
            default -> new TrajectoryEnd(meta, text("reason"));
        };
    }

    private Meta meta(String kind) {
        Map<String, JsonNode> extra = new LinkedHashMap<>();
        Set<String> own = OWN.getOrDefault(kind, Set.of());
        json.properties().stream()
                .filter(field -> !COMMON.contains(field.getKey()) && !own.contains(field.getKey()))
                .forEach(field -> extra.put(field.getKey(), field.getValue()));
        return new Meta(0, number("step"), at(), text("agent"), text("turn"), position(), tokens(), extra);
    }

    private Position position() {
        JsonNode value = json.path("position");
        return value.isObject()
                ? new Position(
                        value.path("line").asInt(line), value.path("stepId").asText(""))
                : Position.line(line);
    }

    private Optional<Instant> at() {
        String text = text("at");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (!Meta.isTime(time)) {
                refuse("/at", "The time (%s) must fit into milliseconds since 1970.".formatted(text));
            }
            return Optional.of(time).filter(Meta::isTime);
        } catch (DateTimeException e) {
            refuse("/at", "The time (%s) must be ISO 8601 with an offset, as in 2026-01-31T12:00:00Z.".formatted(text));
            return Optional.empty();
        }
    }

    private Optional<Tokens> tokens() {
        JsonNode value = json.path("tokens");
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isObject()) {
            refuse("/tokens", "The tokens must be an object with input and output, not %s.".formatted(typeOf(value)));
            return Optional.empty();
        }
        return Optional.of(new Tokens(counted(value, "input"), counted(value, "output")));
    }

    private long counted(JsonNode tokens, String side) {
        JsonNode count = tokens.path(side);
        if (count.isNumber() && !count.canConvertToLong()) {
            refuse("/tokens/" + side, "The number of tokens (%s) must have at most 64 bits.".formatted(brief(count)));
            return 0;
        }
        return count.asLong();
    }

    private Instruction.Source source() {
        return choice("source", Instruction.Source.USER, Instruction.Source.class);
    }

    private ToolResult.Refusal refusal() {
        return choice("refusal", ToolResult.Refusal.NONE, ToolResult.Refusal.class);
    }

    private <E extends Enum<E>> E choice(String field, E whenAbsent, Class<E> type) {
        String text = text(field);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        if (!text.isEmpty()) {
            List<String> allowed = new ArrayList<>();
            for (E constant : type.getEnumConstants()) {
                allowed.add(constant.name().toLowerCase(Locale.ROOT));
            }
            refuse("/" + field, "The %s (%s) must be one of %s.".formatted(field, text, String.join(", ", allowed)));
        }
        return whenAbsent;
    }

    private JsonNode input() {
        JsonNode value = json.path("input");
        return value.isMissingNode() || value.isNull() ? Json.emptyObject() : value;
    }

    private ToolResult.Status status() {
        JsonNode value = json.path("error");
        if (value.isMissingNode() || value.isNull()) {
            return ToolResult.Status.UNKNOWN;
        }
        if (!value.isBoolean()) {
            refuse("/error", "The error flag must be true or false, not %s.".formatted(typeOf(value)));
        }
        return value.asBoolean() ? ToolResult.Status.ERROR : ToolResult.Status.OK;
    }

    private OptionalInt exitCode() {
        OptionalLong value = integer("exitCode");
        if (value.isPresent() && value.getAsLong() != (int) value.getAsLong()) {
            refuse("/exitCode", "The exitCode (%d) must have at most 32 bits.".formatted(value.getAsLong()));
            return OptionalInt.empty();
        }
        return value.isPresent() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
    }

    private OptionalLong number(String field) {
        OptionalLong value = integer(field);
        if (value.isPresent() && value.getAsLong() < 0) {
            refuse("/" + field, "The %s (%d) must not be negative.".formatted(field, value.getAsLong()));
        }
        return value;
    }

    private OptionalLong integer(String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalLong.empty();
        }
        if (!value.isNumber() || !value.canConvertToLong() || value.asDouble() != Math.rint(value.asDouble())) {
            refuse("/" + field, "The %s (%s) must be a whole number.".formatted(field, brief(value)));
            return OptionalLong.empty();
        }
        return OptionalLong.of(value.asLong());
    }

    private String name(String field) {
        String text = required(field);
        if (json.path(field).isTextual() && text.isBlank()) {
            refuse("/" + field, "The %s must not be empty.".formatted(field));
        }
        return text;
    }

    private String required(String field) {
        if (json.path(field).isMissingNode() || json.path(field).isNull()) {
            refuse("/" + field, "The %s is missing.".formatted(field));
        }
        return text(field);
    }

    private String text(String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            refuse("/" + field, "The %s must be text, not %s.".formatted(field, typeOf(value)));
        }
        return value.asText();
    }

    private Optional<Step> refuse(String pointer, String message) {
        problems.add(new Problem(line, base + pointer, message));
        return Optional.empty();
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, POJO -> "an object";
            case ARRAY -> "an array";
            case STRING, BINARY -> "text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL, MISSING -> "null";
        };
    }

    private static String brief(JsonNode value) {
        String text = value.isTextual() ? value.asText() : value.toString();
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
