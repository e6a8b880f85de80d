package io.steersman.recorded;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The content of one file or stream as JSON values: the lines of a line-based source, the elements of an array, or one object.
 *
 * <p>Lines are parsed when they are asked for, so that a large file is never a tree as a whole.
 */
public final class Source {

    private static final String UNFINISHED = "Malformed JSON: it ends in the middle of a value. Maybe it was cut off.";
    private static final String JOINED =
            "Something follows the first value. Maybe several files were joined: split them, or write each value on one line.";
    private static final int SAMPLE_VALUES = 50;
    private static final int SAMPLE_BYTES = 256 * 1024;
    private static final ObjectReader READER =
            Json.MAPPER.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final String name;
    private final byte[] content;
    private final List<Value> head = new ArrayList<>();
    private final List<Problem> headProblems = new ArrayList<>();
    private int next;
    private int nextLine = 1;

    private Source(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    /**
     * Opens a source, or says why it holds no JSON.
     *
     * @param content begins with a brace or a bracket, after white space
     * @param problems gets the reason when the result is empty
     */
    public static Optional<Source> open(String name, byte[] content, List<Problem> problems) {
        Source source = new Source(name, content);
        if (content[firstCharacter(content)] == '[') {
            source.readElements();
        } else {
            source.readHead(1);
            if (source.head.isEmpty()) {
                source.readDocument();
            }
        }
        if (source.head.isEmpty()) {
            problems.addAll(source.headProblems);
            return Optional.empty();
        }
        return Optional.of(source);
    }

    /** Opens a source that holds text and no values. */
    public static Source ofText(String name, byte[] content) {
        Source source = new Source(name, content);
        source.next = content.length;
        return source;
    }

    /** The whole content as text; what is no UTF-8 is replaced. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** A document that does not parse may be lines of which the first is broken. */
    private void readDocument() {
        try {
            head.add(new Value(Position.UNKNOWN, READER.readTree(content)));
            headProblems.clear();
            next = content.length;
        } catch (IOException e) {
            int first = next;
            readHead(2);
            if (head.isEmpty()) {
                headProblems.clear();
                headProblems.add(problem(0, e));
                next = first;
            }
        }
    }

    private void readHead(int attempts) {
        int tried = headProblems.size();
        while (next < content.length && head.isEmpty() && headProblems.size() < tried + attempts) {
            readLine(head::add, headProblems);
        }
    }

    private void readLine(Consumer<Value> reader, List<Problem> problems) {
        int end = endOfLine(content, next);
        Optional<Value> value = parse(next, end, nextLine, problems);
        next = end + 1;
        nextLine++;
        value.ifPresent(reader);
    }

    public String name() {
        return name;
    }

    public byte[] content() {
        return content;
    }

    /** How the source begins. */
    public Sample sample() {
        while (next < content.length && head.size() < SAMPLE_VALUES && next < SAMPLE_BYTES) {
            readLine(head::add, headProblems);
        }
        if (head.isEmpty()) {
            return new Sample(
                    List.of(),
                    false,
                    new String(content, 0, Math.min(content.length, SAMPLE_BYTES), StandardCharsets.UTF_8));
        }
        boolean only = head.size() == 1 && (next >= content.length || isBlank(next, content.length));
        boolean element = !head.get(0).position().stepId().isEmpty();
        return new Sample(head.stream().limit(SAMPLE_VALUES).map(Value::json).toList(), only && !element, "");
    }

    /** Hands over every value that can be read, in order; the others become problems. May be called once. */
    public void forEach(Consumer<Value> reader, Notes notes) {
        Consumer<Value> counted = value -> {
            notes.value();
            reader.accept(value);
        };
        notes.addAll(headProblems);
        head.forEach(counted);
        List<Problem> problems = new ArrayList<>();
        while (next < content.length) {
            readLine(counted, problems);
            notes.addAll(problems);
            problems.clear();
        }
    }

    private Optional<Value> parse(int start, int end, int line, List<Problem> problems) {
        if (end - start > NativeFormat.LONGEST_LINE) {
            problems.add(new Problem(
                    line,
                    "",
                    "The line has %d bytes; the most is %d. Maybe cut the output of the tool before it is stored."
                            .formatted(end - start, NativeFormat.LONGEST_LINE)));
            return Optional.empty();
        }
        if (isBlank(start, end)) {
            return Optional.empty();
        }
        try {
            JsonNode json = READER.readTree(content, start, end - start);
            if (json.isObject()) {
                return Optional.of(new Value(Position.line(line), json));
            }
            problems.add(new Problem(line, "", "The line must be a JSON object."));
        } catch (IOException e) {
            problems.add(end == content.length ? cutOff(line, e) : problem(line, e));
        }
        return Optional.empty();
    }

    private boolean isBlank(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Character.isWhitespace(content[i])) {
                return false;
            }
        }
        return true;
    }

    private void readElements() {
        try (JsonParser parser = Json.MAPPER.createParser(content)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                JsonNode element = parser.readValueAsTree();
                head.add(new Value(new Position(0, Integer.toString(head.size())), element));
            }
            if (parser.currentToken() != JsonToken.END_ARRAY) {
                headProblems.add(new Problem(
                        0, "/" + head.size(), "The array holds something that is no object, or it was cut off."));
            } else if (head.isEmpty()) {
                headProblems.add(new Problem(0, "", "The array is empty."));
            }
        } catch (IOException e) {
            headProblems.add(problem(0, e));
        }
        next = content.length;
    }

    /** The index of the first character that is not white space, or of the end. */
    public static int firstCharacter(byte[] content) {
        int start = 0;
        while (start < content.length && Character.isWhitespace(content[start])) {
            start++;
        }
        return start;
    }

    private static int endOfLine(byte[] content, int start) {
        int end = start;
        while (end < content.length && content[end] != '\n') {
            end++;
        }
        return end;
    }

    private static Problem cutOff(int line, IOException e) {
        Problem problem = problem(line, e);
        return problem.message().equals(UNFINISHED)
                ? new Problem(line, "", "The last line is cut off. Maybe the session was still being written.")
                : problem;
    }

    private static Problem problem(int line, IOException e) {
        if (!(e instanceof JsonProcessingException malformed)) {
            return new Problem(line, "", "The text is not valid UTF-8.");
        }
        int at = line > 0 || malformed.getLocation() == null
                ? line
                : malformed.getLocation().getLineNr();
        return new Problem(Math.max(at, 0), "", explain(malformed));
    }

    private static String explain(JsonProcessingException malformed) {
        String original = malformed.getOriginalMessage();
        if (original.contains("UTF-8")) {
            return "The text is not valid UTF-8.";
        }
        if (original.startsWith("Trailing token")) {
            return JOINED;
        }
        String message = NativeFormat.explain(malformed);
        return original.contains("end-of-input") ? UNFINISHED : message.endsWith(".") ? message : message + ".";
    }
}
