package io.steersman.client.copilot;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Results;
import io.steersman.recorded.Times;
import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Refusal;
import io.steersman.trajectory.ToolResult.Status;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads the requests of one chat.
 *
 * <p>The pieces of a response are for the screen; the rounds beside them have the calls as the model made them. A call's arguments and
 * output are read from the rounds where they are there, the exit status from the screen.
 */
final class ChatRequests {

    private static final Set<String> SILENT = Set.of(
            "markdownContent",
            "inlineReference",
            "codeblockUri",
            "progressMessage",
            "progressTaskSerialized",
            "prepareToolInvocation",
            "undoStop",
            "confirmation",
            "warning",
            "references",
            "command",
            "treeData",
            "codeCitations",
            "mcpServersStarting",
            "progressTask",
            "questionCarousel",
            "extensions",
            "pullRequest",
            "notebookEditGroup",
            "elicitation",
            "elicitation2",
            "elicitationSerialized",
            "multiDiffData",
            "hook",
            "info",
            "move",
            "workspaceEdit",
            "disabledClaudeHooks",
            "planReview",
            "autoModeResolution");

    /** Tools that the screen calls otherwise than the model. */
    private static final Map<String, String> ALIASES = Map.of(
            "grepsearch", "findtextinfiles",
            "filesearch", "findfiles",
            "listdir", "listdirectory",
            "semanticsearch", "searchcodebase",
            "replacestringinfile", "replacestring",
            "inserteditintofile", "insertedit",
            "fetchwebpage", "fetchwebpage");

    private record Round(String tool, JsonNode input, JsonNode output) {}

    private final Transcript transcript;
    private int response;

    ChatRequests(Transcript transcript) {
        this.transcript = transcript;
    }

    void read(JsonNode session) {
        transcript.identify(session.path("sessionId").asText(""));
        int index = 0;
        for (JsonNode request : session.path("requests")) {
            request(
                    request,
                    Meta.NONE
                            .withPosition(new Position(0, Integer.toString(index++)))
                            .withAt(Times.of(request.path("timestamp"))));
        }
    }

    private void request(JsonNode request, Meta meta) {
        JsonNode message = request.path("message");
        transcript.hear(
                meta,
                message.isTextual() ? message.textValue() : message.path("text").asText(""));
        Map<String, Round> rounds = paired(rounds(request.path("result").path("metadata")), request.path("response"));
        StringBuilder words = new StringBuilder();
        response++;
        for (JsonNode piece : request.path("response")) {
            String kind = piece.path("kind").asText("");
            if (kind.isEmpty() || kind.equals("markdownContent") || kind.equals("inlineReference")) {
                words.append(words(piece));
                continue;
            }
            words = said(meta, words);
            piece(meta, piece, kind, rounds);
        }
        said(meta, words);
        rounds.forEach((id, round) -> act(
                meta,
                id,
                round.tool(),
                round.input(),
                answer(id, round.output()),
                !round.output().isMissingNode()));
        JsonNode error = request.path("result").path("errorDetails");
        transcript.instruct(meta, error.path("message").asText(""), Instruction.Source.HARNESS);
        if (request.path("isCanceled").asBoolean()) {
            transcript.end(meta, "cancelled");
        }
    }

    private static Map<String, Round> rounds(JsonNode metadata) {
        Map<String, Round> rounds = new LinkedHashMap<>();
        for (JsonNode round : metadata.path("toolCallRounds")) {
            for (JsonNode call : round.path("toolCalls")) {
                String id = call.path("id").asText("");
                rounds.put(
                        id,
                        new Round(
                                call.path("name").asText(""),
                                Contents.arguments(call.path("arguments")),
                                metadata.path("toolCallResults").path(id)));
            }
        }
        return rounds;
    }

    /**
     * The rounds under the ids of the pieces that show them. Some versions give the pieces ids of their own: then tools of one name
     * belong together in their order.
     */
    private static Map<String, Round> paired(Map<String, Round> rounds, JsonNode pieces) {
        Map<String, Round> paired = new LinkedHashMap<>(rounds);
        Set<String> shown = new HashSet<>();
        pieces.forEach(piece -> shown.add(piece.path("toolCallId").asText("")));
        for (JsonNode piece : pieces) {
            String id = piece.path("toolCallId").asText("");
            boolean shows = piece.path("kind").asText("").startsWith("toolInvocation");
            if (shows && !id.isEmpty() && !paired.containsKey(id)) {
                paired.entrySet().stream()
                        .filter(round -> !shown.contains(round.getKey()))
                        .filter(round -> plain(round.getValue().tool())
                                .equals(plain(piece.path("toolId").asText(""))))
                        .findFirst()
                        .ifPresent(round -> {
                            paired.remove(round.getKey());
                            paired.put(id, round.getValue());
                        });
            }
        }
        return paired;
    }

    /** A tool's name as the screen and the model have it in common: {@code copilot_readFile} is {@code read_file}. */
    private static String plain(String tool) {
        String own = tool.startsWith("copilot_") ? tool.substring("copilot_".length()) : tool;
        String name = own.replace("_", "").toLowerCase(Locale.ROOT);
        return ALIASES.getOrDefault(name, name);
    }

    private static String words(JsonNode piece) {
        JsonNode value = Results.first(piece, "value", "content");
        String text =
                value.isTextual() ? value.textValue() : value.path("value").asText("");
        return text.isEmpty() ? piece.path("name").asText("") : text;
    }

    private StringBuilder said(Meta meta, StringBuilder words) {
        transcript.say(here(meta), words.toString().strip(), "");
        return new StringBuilder();
    }

    private Meta here(Meta meta) {
        return meta.withTurn("r" + response);
    }

    private void piece(Meta meta, JsonNode piece, String kind, Map<String, Round> rounds) {
        switch (kind) {
            case "toolInvocationSerialized", "toolInvocation" -> invocation(meta, piece, rounds);
            case "thinking" -> transcript.say(here(meta), "", Contents.text(piece.path("value")));
            case "textEditGroup" -> {}
            case "errorDetails" -> transcript.instruct(meta, words(piece), Instruction.Source.HARNESS);
            default -> {
                if (!SILENT.contains(kind)) {
                    transcript.unknown("piece of kind \"%s\"".formatted(kind), piece);
                }
            }
        }
    }

    private void invocation(Meta meta, JsonNode piece, Map<String, Round> rounds) {
        String id = piece.path("toolCallId").asText("");
        JsonNode data = piece.path("toolSpecificData");
        Round round = rounds.remove(id);
        String tool = round == null ? piece.path("toolId").asText("unknown") : round.tool();
        JsonNode input = round == null ? input(piece, data) : round.input();
        JsonNode output = round == null || round.output().isMissingNode() ? shown(piece, data) : round.output();
        ToolResult result = answer(id, output);
        JsonNode code = data.path("terminalCommandState").path("exitCode");
        if (code.isInt()) {
            boolean ok = code.intValue() == 0;
            result = ToolResult.of(id, result.output(), ok ? Status.OK : Status.ERROR)
                    .withExitCode(code.intValue());
        }
        boolean declined = declined(piece);
        boolean told = declined || code.isInt() || !output.isMissingNode();
        act(meta, id, tool, input, declined ? result.withRefusal(Refusal.USER) : result, told);
    }

    /** Of some calls the screen shows nothing; then nobody knows what came of them. */
    private void act(Meta meta, String id, String tool, JsonNode input, ToolResult result, boolean told) {
        transcript.call(here(meta), id, tool, input);
        if (told) {
            transcript.answer(result.with(meta));
        }
        response++;
    }

    /** What the user was asked is answered by a number, or by an object with a type; zero is a no. */
    private static boolean declined(JsonNode piece) {
        JsonNode confirmed = piece.path("isConfirmed");
        return confirmed.isBoolean() && !confirmed.booleanValue()
                || confirmed.path("type").asInt(-1) == 0;
    }

    private static JsonNode input(JsonNode piece, JsonNode data) {
        JsonNode line = data.path("commandLine");
        JsonNode command = line.isTextual() ? line : Results.first(line, "toolEdited", "userEdited", "original");
        if (command.isTextual()) {
            return Json.emptyObject().put("command", command.textValue());
        }
        if (data.has("command")) {
            return Json.emptyObject().put("command", data.path("command").asText());
        }
        JsonNode raw = Results.first(data, "rawInput", "input");
        JsonNode details = piece.path("resultDetails").path("input");
        if (!raw.isMissingNode() || details.isTextual()) {
            return Contents.arguments(raw.isMissingNode() ? details : raw);
        }
        JsonNode said = Results.first(piece, "pastTenseMessage", "invocationMessage");
        String text = said.isTextual() ? said.textValue() : said.path("value").asText("");
        return text.isEmpty() ? Json.emptyObject() : Json.emptyObject().put("description", text);
    }

    private static JsonNode shown(JsonNode piece, JsonNode data) {
        JsonNode terminal = data.path("terminalCommandOutput");
        JsonNode output = piece.path("resultDetails").path("output");
        if (terminal.has("text")) {
            return terminal.path("text");
        }
        return output.isArray() ? Json.emptyObject().set("content", output) : output;
    }

    private static ToolResult answer(String id, JsonNode output) {
        JsonNode content = output.path("content");
        if (!content.isArray()) {
            return ToolResult.of(id, Contents.output(output), Status.UNKNOWN);
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            JsonNode value = part.path("value");
            text.append(text.isEmpty() ? "" : "\n")
                    .append(value.isTextual() ? value.textValue() : Contents.output(value));
        }
        return ToolResult.of(id, text.toString(), Status.UNKNOWN);
    }
}
