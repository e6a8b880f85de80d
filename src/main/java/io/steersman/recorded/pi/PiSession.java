package io.steersman.recorded.pi;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Counts;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Instruction.Source;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Tokens;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import io.steersman.trajectory.Trajectory;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The session files of the pi coding agent, one JSON object a line. */
public final class PiSession implements Format {

    private static final Set<String> OTHER_ROLES = Set.of("toolResult", "bashExecution", "custom");
    private static final Set<String> BOOKKEEPING = Set.of(
            "thinking_level_change", "model_change", "label", "session_info", "custom", "branch_summary", "leaf");
    private static final Set<String> NO_WORDS = Set.of("image", "redactedThinking");
    private static final String EXITED = "Command exited with code ";

    @Override
    public String name() {
        return "pi-session";
    }

    @Override
    public Certainty certainty(Sample sample) {
        boolean marked = sample.any(PiSession::isMarked);
        return marked ? Certainty.of(sample, "a type of pi's sessions", PiSession::line) : Certainty.NONE;
    }

    private static boolean isMarked(JsonNode value) {
        JsonNode message = value.path("message");
        return value.path("type").asText("").equals("session") && value.has("cwd")
                || OTHER_ROLES.contains(message.path("role").asText(""))
                || message.has("stopReason") && message.has("provider");
    }

    private static boolean line(JsonNode value) {
        String type = value.path("type").asText("");
        boolean message = type.equals("message") && value.path("message").has("role");
        return message
                || type.equals("session")
                || type.equals("compaction")
                || type.equals("custom_message")
                || BOOKKEEPING.contains(type);
    }

    @Override
    public List<Trajectory> read(io.steersman.recorded.Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        source.forEach(line -> read(transcript, line), notes);
        return transcript.finish();
    }

    private static void read(Transcript transcript, Value line) {
        switch (line.text("type")) {
            case "session" -> transcript.identify(line.text("id"));
            case "message" -> message(transcript, line, line.json().path("message"));
            case "compaction" -> {
                transcript.compact(line.meta());
                transcript.instruct(line.meta(), line.text("summary"), Source.HARNESS);
            }
            case "custom_message" ->
                transcript.instruct(line.meta(), Contents.text(line.json().path("content")), Source.HARNESS);
            default -> {
                if (!BOOKKEEPING.contains(line.text("type"))) {
                    transcript.unknown("line of type \"%s\"".formatted(line.text("type")), line.json());
                }
            }
        }
    }

    private static void message(Transcript transcript, Value line, JsonNode message) {
        String text = Contents.text(message.path("content"));
        switch (message.path("role").asText("")) {
            case "user" -> transcript.hear(line.meta(), text);
            case "assistant" -> assistant(transcript, line, message);
            case "toolResult" -> transcript.answer(result(message).with(line.meta()));
            default -> transcript.instruct(line.meta(), text, Source.HARNESS);
        }
    }

    private static void assistant(Transcript transcript, Value line, JsonNode message) {
        String turn = "r" + line.position().line();
        Meta meta = line.meta().withTurn(turn);
        for (JsonNode block : message.path("content")) {
            switch (block.path("type").asText("")) {
                case "text" -> transcript.say(meta, block.path("text").asText(""), "");
                case "thinking" ->
                    transcript.say(meta, "", block.path("thinking").asText(""));
                case "toolCall" ->
                    transcript.call(
                            meta,
                            block.path("id").asText(""),
                            block.path("name").asText(""),
                            Contents.arguments(block.path("arguments")));
                default -> {
                    if (!NO_WORDS.contains(block.path("type").asText(""))) {
                        transcript.unknown(
                                "block of type \"%s\""
                                        .formatted(block.path("type").asText("")),
                                block);
                    }
                }
            }
        }
        JsonNode usage = message.path("usage");
        long input = Counts.sum(usage, "input", "cacheRead", "cacheWrite");
        transcript.cost(turn, new Tokens(input, Counts.sum(usage, "output")));
        transcript.instruct(line.meta(), message.path("errorMessage").asText(""), Source.HARNESS);
    }

    private static ToolResult result(JsonNode message) {
        String output = Contents.output(message.path("content"));
        boolean failed = message.path("isError").asBoolean();
        String id = message.path("toolCallId").asText("");
        ToolResult result = ToolResult.of(id, output, failed ? Status.ERROR : Status.OK);
        OptionalInt code = failed ? exitCode(output) : OptionalInt.empty();
        return code.isPresent() ? result.withExitCode(code.getAsInt()) : result;
    }

    private static OptionalInt exitCode(String output) {
        int exited = output.lastIndexOf(EXITED);
        String code =
                exited < 0 ? "" : output.substring(exited + EXITED.length()).strip();
        boolean number = !code.isEmpty() && code.length() < 6 && code.chars().allMatch(Character::isDigit);
        return number ? OptionalInt.of(Integer.parseInt(code)) : OptionalInt.empty();
    }
}
