package io.steersman.recorded.traces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Conversations;
import io.steersman.recorded.Messages;
import io.steersman.recorded.Results;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes steps of the runs of one trace, in the order in which they began.
 *
 * <p>Runs of tools are the calls. Where there are none, the calls are read from the longest conversation that a model was sent.
 */
final class TraceReader {

    private final Transcript transcript;
    private final Messages messages;

    TraceReader(Transcript transcript) {
        this.transcript = transcript;
        this.messages = new Messages(transcript);
    }

    void read(List<TracedRun> runs) {
        List<TracedRun> ordered = runs.stream()
                .sorted(Comparator.comparing((TracedRun run) -> run.at().orElse(Instant.MIN)))
                .toList();
        boolean tools = ordered.stream().anyMatch(run -> run.kind() == TracedRun.Kind.TOOL);
        if (!tools) {
            conversation(ordered);
            return;
        }
        opening(ordered);
        for (TracedRun run : ordered) {
            switch (run.kind()) {
                case MODEL -> said(run);
                case TOOL -> tool(run);
                default -> {}
            }
        }
    }

    private static Meta meta(TracedRun run) {
        return Meta.NONE.withPosition(run.position()).withAt(run.at());
    }

    /** What the user and the system said: the first conversation that holds it. */
    private void opening(List<TracedRun> runs) {
        for (TracedRun run : runs) {
            JsonNode list = messages(run.input());
            if (list.isArray() && run.kind() != TracedRun.Kind.TOOL) {
                int index = 0;
                for (JsonNode message : list) {
                    if (isAsked(message)) {
                        messages.read(
                                new Value(new Position(run.position().line(), Integer.toString(index++)), message));
                    }
                }
                return;
            }
        }
        String asked = runs.isEmpty()
                ? ""
                : Contents.text(Results.first(runs.get(0).input(), "input", "question", "query", "prompt", "text"));
        transcript.hear(runs.isEmpty() ? Meta.NONE : meta(runs.get(0)), asked);
    }

    private static boolean isAsked(JsonNode message) {
        String role = Results.first(message, "role", "type").asText("");
        return role.equals("user") || role.equals("human") || role.equals("system");
    }

    /** Messages stand alone, in a list of lists, or under a name. */
    private static JsonNode messages(JsonNode input) {
        JsonNode list = input.isArray() ? input : Conversations.list(input);
        JsonNode inner = input.path("messages").path(0);
        JsonNode found = list.isArray() ? list : inner.isArray() ? inner : MissingNode.getInstance();
        return Messages.isMessage(found.path(0)) || serialised(found.path(0)) ? found : MissingNode.getInstance();
    }

    private static boolean serialised(JsonNode message) {
        return message.path("kwargs").has("content") || message.path("data").has("content");
    }

    private void said(TracedRun run) {
        Meta meta = meta(run).withTurn(run.id());
        JsonNode answer = answer(run.output());
        JsonNode said = Results.first(answer.has("kwargs") ? answer.path("kwargs") : answer, "content", "text");
        transcript.say(meta, Contents.text(said.isMissingNode() && answer.isTextual() ? answer : said), "");
        transcript.cost(
                run.id(), Messages.tokens(Results.first(run.output(), "usage", "usage_metadata", "usageDetails")));
    }

    /** The message of a model's output, which libraries wrap in their own ways. */
    private static JsonNode answer(JsonNode output) {
        JsonNode generation = output.path("generations").path(0);
        JsonNode first = generation.isArray() ? generation.path(0) : generation;
        if (first.isObject()) {
            return first.has("message") ? first.path("message") : first;
        }
        JsonNode choice = output.path("choices").path(0).path("message");
        if (choice.isObject()) {
            return choice;
        }
        JsonNode list = output.isArray() ? output : output.path("messages");
        JsonNode last = list.isArray() && !list.isEmpty() ? list.get(list.size() - 1) : output;
        return last.path("message").isObject() ? last.path("message") : last;
    }

    private void tool(TracedRun run) {
        JsonNode wrapped = Results.first(run.input(), "input", "args", "kwargs");
        boolean alone = run.input().size() == 1 && !wrapped.isMissingNode();
        JsonNode input = alone ? wrapped : run.input();
        transcript.call(meta(run), run.id(), run.name(), Contents.arguments(input));
        JsonNode said = Results.first(run.output(), "output", "result", "content");
        JsonNode output = said.isMissingNode() ? run.output() : said;
        ToolResult told = Results.of(run.id(), run.output(), output);
        boolean failed = run.failed() || told.status() == Status.ERROR;
        String text = told.output().isEmpty() ? run.error() : told.output();
        ToolResult result = ToolResult.of(run.id(), text, failed ? Status.ERROR : told.status());
        transcript.answer((told.exitCode().isPresent()
                        ? result.withExitCode(told.exitCode().getAsInt())
                        : result)
                .with(meta(run)));
    }

    private void conversation(List<TracedRun> runs) {
        @Nullable TracedRun longest = null;
        int most = 0;
        for (TracedRun run : runs) {
            int size = messages(run.input()).size();
            if (run.kind() == TracedRun.Kind.MODEL && size >= most || longest == null && size > 0) {
                longest = run;
                most = size;
            }
        }
        if (longest == null) {
            return;
        }
        int index = 0;
        for (JsonNode message : messages(longest.input())) {
            messages.read(new Value(new Position(longest.position().line(), Integer.toString(index++)), message));
        }
        JsonNode answer = answer(longest.output());
        if (answer.isObject()) {
            messages.read(new Value(new Position(longest.position().line(), Integer.toString(index)), answer));
        }
    }
}
