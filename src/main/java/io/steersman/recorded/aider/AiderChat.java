package io.steersman.recorded.aider;

import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Pieces;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import io.steersman.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the lines of one chat with aider. */
final class AiderChat {

    private static final String USER = "#### ";
    private static final String OWN = "> ";
    private static final String APPLIED = "Applied edit to ";
    private static final String RUNNING = "Running ";
    private static final String ASKED = "Run shell command";
    private static final String BLANK = "<blank>";
    private static final String ANSWER = "► **ANSWER**";
    private static final String THINKING = "► **THINKING**";
    /** Commands that carry a request; the others are for aider itself. */
    private static final Set<String> REQUESTS = Set.of("/ask", "/code", "/architect", "/context", "/help");

    private static final List<String> FAILED = List.of(
            "The LLM did not conform to the edit format",
            "# 1 SEARCH/REPLACE block failed",
            "SearchReplaceNoExactMatch",
            "Malformed response");
    private static final List<String> NO_OUTPUT = List.of("Add ", "Added ", "Tokens:", "Commit ", "Run shell command");

    private final Transcript transcript;
    private final StringBuilder user = new StringBuilder();
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder output = new StringBuilder();
    private final Map<String, EditBlock> edits = new LinkedHashMap<>();
    private final List<EditBlock> shown = new ArrayList<>();
    private final Set<String> proposed = new LinkedHashSet<>();
    private String before = "";
    private String allowed = "";
    private boolean running;
    private int response = 1;
    private int calls;
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
        } else if (text.isBlank() && words.isEmpty()) {
            asked();
        } else {
            asked();
            if (running && !text.isBlank()) {
                output.append(text).append('\n');
            } else {
                words.append(text).append('\n');
            }
        }
    }

    List<Trajectory> finish() {
        allowed();
        ran();
        asked();
        said();
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
        if (text.isEmpty() || text.equals(BLANK)) {
            return;
        }
        String command = text.startsWith("/") || text.startsWith("!") ? Pieces.first(text) : "";
        if (command.isEmpty() || REQUESTS.contains(command)) {
            transcript.hear(meta(), text);
        } else {
            transcript.instruct(meta(), text, Instruction.Source.HARNESS);
        }
        response++;
    }

    private void said() {
        String text = words.toString().strip();
        words.setLength(0);
        if (text.isEmpty()) {
            return;
        }
        String thought = "";
        int answer = text.indexOf(ANSWER);
        if (answer > 0 && text.contains(THINKING)) {
            thought = text.substring(text.indexOf(THINKING) + THINKING.length(), answer);
            text = text.substring(answer + ANSWER.length()).strip();
        }
        transcript.say(agent(), text, withoutRules(thought));
        edits.clear();
        proposed.clear();
        shown.clear();
        for (EditBlock block : EditBlocks.of(text)) {
            if (block.kind() == EditBlock.Kind.REPLACE) {
                edits.put(call("edit", block), block);
            } else {
                shown.add(block);
            }
        }
    }

    /** The lines that aider draws between thought and answer are no part of either. */
    private static String withoutRules(String thought) {
        String text = thought.strip();
        while (text.endsWith("-")) {
            text = text.substring(0, text.length() - 1);
        }
        return text.strip();
    }

    private String call(String tool, EditBlock block) {
        String id = "e" + ++calls;
        transcript.call(agent(), id, tool, block.input());
        return id;
    }

    /** A line of aider's own. */
    private void own(String text) {
        said();
        boolean starts = text.startsWith(RUNNING) && (!running || isProposed(text.substring(RUNNING.length())));
        if (!starts) {
            allowed();
        }
        if (text.startsWith(APPLIED)) {
            ran();
            applied(text.substring(APPLIED.length()).strip());
        } else if (FAILED.stream().anyMatch(text::startsWith)) {
            edits.keySet()
                    .forEach(id -> transcript.answer(
                            ToolResult.of(id, text, Status.ERROR).with(meta())));
            edits.clear();
        } else if (text.startsWith(ASKED)) {
            ran();
            allowed = text.endsWith("y") || text.endsWith(": a") ? before : "";
        } else if (starts) {
            allowed = "";
            run(text.substring(RUNNING.length()));
        } else if (running && isOutput(text)) {
            output.append(text).append('\n');
        } else if (running) {
            ran();
        } else {
            proposed.add(text);
        }
        before = text;
    }

    private boolean isProposed(String command) {
        return proposed.contains(command.strip());
    }

    private static boolean isOutput(String text) {
        return NO_OUTPUT.stream().noneMatch(text::startsWith);
    }

    /** A command that the user allowed, and that aider did not announce, was run all the same. */
    private void allowed() {
        if (!allowed.isEmpty()) {
            String command = allowed;
            allowed = "";
            run(command);
        }
    }

    private void run(String command) {
        ran();
        transcript.call(agent(), "s" + ++calls, "shell", Json.emptyObject().put("command", command));
        running = true;
    }

    /** Aider shows most outputs on the screen only; then nobody knows what came of the command. */
    private void ran() {
        if (running) {
            String text = output.toString().strip();
            if (!text.isEmpty()) {
                transcript.answer(
                        ToolResult.of("s" + calls, text, Status.UNKNOWN).with(meta()));
            }
            output.setLength(0);
            running = false;
            response++;
        }
    }

    /** Of the blocks that are no search and replace, aider says afterwards which were edits. */
    private void applied(String path) {
        List<String> done = edits.entrySet().stream()
                .filter(edit -> edit.getValue().isOf(path))
                .map(Map.Entry::getKey)
                .toList();
        if (done.isEmpty()) {
            List<EditBlock> blocks =
                    shown.stream().filter(block -> block.isOf(path)).toList();
            EditBlock last = blocks.isEmpty()
                    ? new EditBlock(path, "", "", EditBlock.Kind.REPLACE)
                    : blocks.get(blocks.size() - 1);
            done = List.of(call("edit", last));
        }
        for (String id : done) {
            edits.remove(id);
            transcript.answer(ToolResult.of(id, APPLIED + path, Status.OK).with(meta()));
        }
    }
}
