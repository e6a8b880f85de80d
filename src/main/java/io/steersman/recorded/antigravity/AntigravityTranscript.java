package io.steersman.recorded.antigravity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Times;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import io.steersman.trajectory.Trajectory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * The {@code transcript_full.jsonl} and {@code transcript.jsonl} that Antigravity keeps of a conversation, one step a line: what the
 * model plans with its calls, then a step for what came of each.
 */
public final class AntigravityTranscript implements Format {

    private static final Set<String> SOURCES = Set.of("USER_EXPLICIT", "USER_IMPLICIT", "SYSTEM", "MODEL");
    private static final String FAILED = "The command failed with exit code: ";
    private static final String DONE = "The command completed successfully";
    private static final int HEAD = 600;
    private static final int LONGEST_CODE = 4;

    @Override
    public String name() {
        return "antigravity";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Certainty.of(sample, "a step_index and a source of Antigravity", AntigravityTranscript::isStep);
    }

    private static boolean isStep(JsonNode value) {
        return value.has("step_index") && SOURCES.contains(value.path("source").asText(""));
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        source.forEach(new Steps(transcript)::read, notes);
        return transcript.finish();
    }

    private static final class Steps {

        private final Transcript transcript;
        private final Deque<String> open = new ArrayDeque<>();
        private int response;
        private int calls;

        Steps(Transcript transcript) {
            this.transcript = transcript;
        }

        void read(Value step) {
            Meta meta = step.meta().withAt(Times.of(step.json().path("created_at")));
            String text = step.text("content");
            if (!isStep(step.json())) {
                transcript.unknown("line without step_index", step.json());
                return;
            }
            switch (step.text("type")) {
                case "USER_INPUT" -> transcript.hear(meta, text);
                case "PLANNER_RESPONSE" -> planned(meta.withTurn("s" + ++response), step, text);
                case "CHECKPOINT" -> transcript.compact(meta);
                case "CONVERSATION_HISTORY" -> {}
                default -> {
                    if (step.text("source").equals("MODEL")) {
                        answer(meta, step, text);
                    } else {
                        transcript.instruct(meta, text, Instruction.Source.HARNESS);
                    }
                }
            }
        }

        private void planned(Meta meta, Value step, String text) {
            transcript.say(meta, text, step.text("thinking"));
            for (JsonNode call : step.json().path("tool_calls")) {
                String id = "a" + ++calls;
                transcript.call(meta, id, call.path("name").asText(""), plain(Contents.arguments(call.path("args"))));
                open.add(id);
            }
        }

        /** One of the two files keeps each value as JSON in a text. */
        private static ObjectNode plain(JsonNode arguments) {
            ObjectNode plain = Json.emptyObject();
            arguments.properties().forEach(field -> plain.set(field.getKey(), plainValue(field.getValue())));
            return plain;
        }

        private static JsonNode plainValue(JsonNode value) {
            String text = value.asText("");
            if (!value.isTextual() || !text.startsWith("\"") || !text.endsWith("\"")) {
                return value;
            }
            try {
                return Json.MAPPER.readTree(text);
            } catch (JsonProcessingException e) {
                return value;
            }
        }

        private void answer(Meta meta, Value step, String text) {
            String id = open.isEmpty() ? "" : open.poll();
            if (id.isEmpty()) {
                transcript.unknown("step of type \"%s\"".formatted(step.text("type")), step.json());
                return;
            }
            if (step.text("status").equals("RUNNING")) {
                return;
            }
            String head = text.substring(0, Math.min(HEAD, text.length()));
            int code = code(head);
            boolean failed = step.text("status").equals("ERROR") || code > 0;
            Status status = failed ? Status.ERROR : head.contains(DONE) ? Status.OK : Status.UNKNOWN;
            ToolResult result = ToolResult.of(id, text, status);
            transcript.answer((code > 0 ? result.withExitCode(code) : result).with(meta));
        }

        private static int code(String head) {
            int from = head.indexOf(FAILED) + FAILED.length();
            int end = from;
            while (end < head.length() && end - from < LONGEST_CODE && Character.isDigit(head.charAt(end))) {
                end++;
            }
            return from < FAILED.length() || end == from ? 0 : Integer.parseInt(head.substring(from, end));
        }
    }
}
