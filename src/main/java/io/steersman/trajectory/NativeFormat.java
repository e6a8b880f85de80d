package io.steersman.trajectory;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The native JSON format of steps: NDJSON, a JSON array, or one object.
 *
 * <p>Reading is strict and lists the problems at once, {@value #MOST_PROBLEMS} at most; writing then reading gives equal steps.
 */
public final class NativeFormat {

    /** Longest line that is read, in bytes. */
    public static final int LONGEST_LINE = 32 * 1024 * 1024;

    /** Problems after which reading stops. */
    public static final int MOST_PROBLEMS = 100;

    private static final ObjectReader READER =
            Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private NativeFormat() {}

    /**
     * What was read: the good steps in order, and what is wrong with the others.
     *
     * @param steps indexed from 0, each with its line
     * @param problems empty when everything was read
     */
    public record Parsed(List<Step> steps, List<Problem> problems) {
        public Parsed {
            steps = List.copyOf(steps);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads steps.
     *
     * @param content UTF-8 text of an array, an object, or one object a line; blank lines are passed over
     */
    public static Parsed parse(byte[] content) {
        int first = firstCharacter(content);
        if (first == '[') {
            return parseArray(content);
        }
        Parsed lines = parseLines(content);
        boolean perhapsOneObject =
                first == '{' && lines.steps().isEmpty() && lines.problems().size() > 1;
        return perhapsOneObject ? parseObject(content).orElse(lines) : lines;
    }

    /** Writes one step as one JSON object with the fields in the order of the documentation. */
    public static ObjectNode write(Step step) {
        ObjectNode json = Json.emptyObject();
        if (step instanceof Instruction instruction) {
            json.put("kind", "instruction").put("text", instruction.text());
            json.put("source", lower(instruction.source()));
        } else if (step instanceof AgentMessage message) {
            json.put("kind", "message").put("text", message.text());
            putUnlessEmpty(json, "reasoning", message.reasoning());
        } else if (step instanceof ToolCall call) {
            json.put("kind", "call").put("id", call.id()).put("tool", call.tool());
            json.set("input", call.input());
        } else if (step instanceof ToolResult result) {
            writeResult(result, json);
        } else if (step instanceof TrajectoryEnd end) {
            json.put("kind", "end");
            putUnlessEmpty(json, "reason", end.reason());
        } else {
            json.put("kind", "compaction");
        }
        writeMeta(step.meta(), json);
        return json;
    }

    private static void writeResult(ToolResult result, ObjectNode json) {
        json.put("kind", "result").put("call", result.call()).put("output", result.output());
        if (result.status() != ToolResult.Status.UNKNOWN) {
            json.put("error", result.status() == ToolResult.Status.ERROR);
        }
        result.exitCode().ifPresent(code -> json.put("exitCode", code));
        result.durationMs().ifPresent(ms -> json.put("durationMs", ms));
        if (result.refusal() != ToolResult.Refusal.NONE) {
            json.put("refusal", lower(result.refusal()));
        }
    }

    private static void writeMeta(Meta meta, ObjectNode json) {
        meta.tokens()
                .ifPresent(tokens ->
                        json.putObject("tokens").put("input", tokens.input()).put("output", tokens.output()));
        meta.number().ifPresent(number -> json.put("step", number));
        meta.at().ifPresent(at -> json.put("at", at.toString()));
        putUnlessEmpty(json, "agent", meta.agent());
        putUnlessEmpty(json, "turn", meta.turn());
        meta.extra().forEach(json::set);
    }

    private static void putUnlessEmpty(ObjectNode json, String field, String value) {
        if (!value.isEmpty()) {
            json.put(field, value);
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Parsed parseLines(byte[] content) {
        Collector collector = new Collector();
        int line = 1;
        for (int start = 0; start < content.length && !collector.isFull(); line++) {
            int end = start;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            parseLine(content, start, end, line, collector);
            start = end + 1;
        }
        return collector.parsed();
    }

    private static void parseLine(byte[] content, int start, int end, int line, Collector collector) {
        if (end - start > LONGEST_LINE) {
            collector.problems.add(new Problem(
                    line,
                    "",
                    "The line has %d bytes; the most is %d. Maybe cut the output of the tool before it is sent."
                            .formatted(end - start, LONGEST_LINE)));
            return;
        }
        try {
            String text = text(content, start, end - start);
            if (!text.isBlank()) {
                collector.add(READER.readTree(text), line, "");
            }
        } catch (CharacterCodingException e) {
            collector.problems.add(new Problem(line, "", "The line is not valid UTF-8."));
        } catch (JsonProcessingException e) {
            collector.problems.add(new Problem(line, "", explain(e)));
        }
    }

    /** What cannot be read becomes U+FFFD; only where there is one the bytes are looked at strictly, which is slow. */
    private static String text(byte[] content, int start, int length) throws CharacterCodingException {
        String text = new String(content, start, length, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content, start, length));
        }
        return text;
    }

    private static Parsed parseArray(byte[] content) {
        Collector collector = new Collector();
        int line = 1;
        try (JsonParser parser = Json.MAPPER.createParser(content)) {
            parser.nextToken();
            for (int i = 0; !collector.isFull() && parser.nextToken() != JsonToken.END_ARRAY; i++) {
                line = parser.currentTokenLocation().getLineNr();
                if (parser.currentToken() == null) {
                    collector.problems.add(new Problem(line, "", "The array is not closed. Maybe it was cut off."));
                    break;
                }
                collector.add(parser.<JsonNode>readValueAsTree(), line, "/" + i);
            }
        } catch (JsonProcessingException e) {
            collector.problems.add(new Problem(lineOf(e, line), "", explain(e)));
        } catch (IOException e) {
            collector.problems.add(new Problem(line, "", "The input is not valid UTF-8."));
        }
        return collector.parsed();
    }

    private static Optional<Parsed> parseObject(byte[] content) {
        try {
            Collector collector = new Collector();
            collector.add(READER.readTree(content), 1, "");
            return Optional.of(collector.parsed());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Says what is wrong with malformed JSON, without the parser's own talk of where it read from. */
    public static String explain(JsonProcessingException e) {
        String message = e.getOriginalMessage().lines().findFirst().orElse("");
        if (message.startsWith("Token count")) {
            return "The JSON has more than %d parts. Maybe send it in several pieces, or one step a line."
                    .formatted(Json.MOST_PARTS);
        }
        if (message.contains("nesting depth")) {
            return "The JSON is nested deeper than %d levels.".formatted(Json.DEEPEST);
        }
        int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
        return "Malformed JSON at column %d: %s".formatted(Math.max(column, 0), message);
    }

    private static int lineOf(JsonProcessingException e, int otherwise) {
        return e.getLocation() == null ? otherwise : e.getLocation().getLineNr();
    }

    private static int firstCharacter(byte[] content) {
        for (byte b : content) {
            if (!Character.isWhitespace(b)) {
                return b;
            }
        }
        return -1;
    }

    /** Gathers steps and problems in order. */
    private static final class Collector {
        private final List<Step> steps = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        void add(JsonNode json, int line, String base) {
            StepParser parser = new StepParser(json, line, base);
            parser.parse().ifPresent(step -> steps.add(step.with(step.meta().withIndex(steps.size()))));
            problems.addAll(parser.problems());
        }

        /** Whether so much is wrong that the rest would tell nothing more. */
        boolean isFull() {
            return problems.size() >= MOST_PROBLEMS;
        }

        Parsed parsed() {
            return new Parsed(steps, problems);
        }
    }
}
