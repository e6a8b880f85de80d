package io.steersman.intake.recorded.aider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.intake.recorded.Transcript;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import io.steersman.trajectory.Trajectory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the lines of one chat with aider. */
final class AiderChat {

    private static final String USER = "#### ";
    private static final String OWN = "> ";
    private static final String APPLIED = "Applied edit to ";
    private static final String RUNNING = "Running ";
    private static final String ASKED = "Run shell command?";
    private static final List<String> FAILED = List.of(
            "The LLM did not conform to the edit format",
            "# 1 SEARCH/REPLACE block failed",
            "SearchReplaceNoExactMatch",
            "Malformed response");

    private final Transcript transcript;
    private final StringBuilder user = new StringBuilder();
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder output = new StringBuilder();
    private final Map<String, String> edits = new LinkedHashMap<>();
    private String before = "";
    private String command = "";
    private boolean running;
    private int response = 1;
    private int line;

    AiderChat(Transcript transcript) {
        this.transcript = transcript;
    }

    void read(String text, int number) {
        line = number;
        if (text.startsWith(USER) || text.equals(USER.strip())) {
            ran();
            said();
            user.append(text.substring(Math.min(text.length(), USER.length())).stripTrailing())
                    .append('\n');
        } else if (text.startsWith(OWN) || text.equals(">")) {
            asked();
            own(text.substring(Math.min(text.length(), OWN.length())).strip());
        } else if (!text.isBlank() || !words.isEmpty()) {
            asked();
            if (running && !text.isBlank()) {
                output.append(text).append('\n');
            } else {
                words.append(text).append('\n');
            }
        }
    }

    List<Trajectory> finish() {
        ran();
        asked();
        said();
        edits.keySet()
                .forEach(id ->
                        transcript.answer(ToolResult.of(id, "", Status.UNKNOWN).with(meta())));
        return transcript.finish();
    }

    private Meta meta() {
        return Meta.NONE.withPosition(Position.line(line));
    }

    private Meta agent() {
        return meta().withTurn("r" + response);
    }

    private void asked() {
        String text = user.toString().strip();
        user.setLength(0);
        if (!text.isEmpty()) {
            transcript.hear(meta(), text);
            response++;
        }
    }

    private void said() {
        String text = words.toString().strip();
        words.setLength(0);
        if (text.isEmpty()) {
            return;
        }
        transcript.say(agent(), text, "");
        for (SearchReplaceBlock block : SearchReplaceBlock.of(text)) {
            String id = "e" + line + "-" + edits.size();
            ObjectNode input = Json.emptyObject().put("path", block.path());
            input.put("old_string", block.search()).put("new_string", block.replace());
            transcript.call(agent(), id, "edit", input);
            edits.put(id, block.path());
        }
    }

    /** A line of aider's own. */
    private void own(String text) {
        said();
        if (text.startsWith(APPLIED)) {
            applied(text.substring(APPLIED.length()).strip());
        } else if (FAILED.stream().anyMatch(text::startsWith)) {
            edits.keySet()
                    .forEach(id -> transcript.answer(
                            ToolResult.of(id, text, Status.ERROR).with(meta())));
            edits.clear();
        } else if (text.startsWith(ASKED) && text.endsWith("y")) {
            run(before);
        } else if (text.startsWith(RUNNING) && !running) {
            run(text.substring(RUNNING.length()));
        } else if (running && !text.equals(RUNNING + command) && isOutput(text)) {
            output.append(text).append('\n');
        } else if (running && !text.equals(RUNNING + command)) {
            ran();
        }
        before = text;
    }

    private static boolean isOutput(String text) {
        return !text.startsWith("Add ") && !text.startsWith("Tokens:") && !text.startsWith("Commit ");
    }

    private void run(String line) {
        ran();
        command = line;
        transcript.call(agent(), "", "shell", Json.emptyObject().put("command", command));
        running = true;
    }

    private void ran() {
        if (running) {
            transcript.answer(
                    ToolResult.of("", output.toString().strip(), Status.UNKNOWN).with(meta()));
            output.setLength(0);
            running = false;
            response++;
        }
    }

    private void applied(String path) {
        List<String> done = edits.entrySet().stream()
                .filter(edit -> edit.getValue().equals(path))
                .map(Map.Entry::getKey)
                .toList();
        if (done.isEmpty()) {
            String id = "e" + line;
            transcript.call(agent(), id, "edit", Json.emptyObject().put("path", path));
            transcript.answer(ToolResult.of(id, APPLIED + path, Status.OK).with(meta()));
        }
        for (String id : done) {
            edits.remove(id);
            transcript.answer(ToolResult.of(id, APPLIED + path, Status.OK).with(meta()));
        }
    }
}
