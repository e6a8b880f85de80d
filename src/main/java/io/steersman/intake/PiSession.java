package io.steersman.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Instruction.Source;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Tokens;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import io.steersman.trajectory.Trajectory;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The session files of the pi coding agent, one JSON object a line. */
final class PiSession implements Format {

    private static final Set<String> ROLES = Set.of("user", "assistant", "toolResult", "bashExecution");
    private static final String EXITED = "Command exited with code ";

    @Override
    public String name() {
        return "pi-session";
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.any(PiSession::line);
    }

    private static boolean line(JsonNode value) {
        String type = value.path("type").asText("");
        return type.equals("session") && value.has("cwd") && value.has("id")
                || type.equals("message")
                        && ROLES.contains(value.path("message").path("role").asText(""));
    }

    @Override
    public List<Trajectory> read(io.steersman.intake.Source source, List<Problem> problems) {
        Transcript transcript = new Transcript(source, this, problems);
        source.forEach(line -> read(transcript, line), problems);
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
            default -> {}
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
                default -> {}
            }
        }
        JsonNode usage = message.path("usage");
        long input = usage.path("input").asLong()
                + usage.path("cacheRead").asLong()
                + usage.path("cacheWrite").asLong();
        transcript.cost(turn, new Tokens(input, usage.path("output").asLong()));
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
