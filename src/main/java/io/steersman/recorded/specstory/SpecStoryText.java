package io.steersman.recorded.specstory;

import com.fasterxml.jackson.databind.node.TextNode;
import io.steersman.recorded.Times;
import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Refusal;
import io.steersman.trajectory.ToolResult.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads the text of one session, from part to part.
 *
 * <p>Calls stand in elements of their own since version 2, below a line with the tool's name before that, and at first in sections
 * that only show what the tool showed.
 */
final class SpecStoryText {

    private static final String TOOL_END = "</tool-use>";
    private static final String THINK = "<think>";
    private static final String THINK_END = "</think>";
    private static final String SIDECHAIN = "sidechain";
    private static final String FAILED = "Error calling tool '";
    private static final String CANCELLED = "Cancelled";
    private static final String TIMED_OUT = "Tool call timed out after ";

    private final Transcript transcript;
    private final MarkdownLines lines;
    private final boolean tagged;
    private final StringBuilder words = new StringBuilder();
    private Optional<Instant> time = Optional.empty();
    private Optional<ToolSection> pending = Optional.empty();
    private String lastEdited = "";
    private String speaker = "";
    private boolean agent;
    private boolean begun;
    private boolean fresh;
    private int response;
    private int since;
    private int calls;
    private Meta called = Meta.NONE;
    private int at;

    SpecStoryText(Transcript transcript, String text) {
        this.transcript = transcript;
        this.lines = new MarkdownLines(text.lines().toList());
        this.tagged = text.contains("\n<tool-use ");
    }

    void read() {
        while (at < lines.size()) {
            part(lines.at(at));
        }
        flush();
        answer();
    }

    private void part(String line) {
        if (MarkdownLines.isSpeaker(line)) {
            speaker(line);
        } else if (!begun) {
            head(line);
        } else if (MarkdownLines.isTool(line)) {
            int from = at;
            at = lines.endOfElement(at, TOOL_END);
            tool(ToolSection.ofElement(lines.between(from, at)), from);
        } else if (line.startsWith(THINK)) {
            thought();
        } else if (MarkdownLines.isRule(line)) {
            fresh = true;
            at++;
        } else if (!agent || line.isBlank() || !untagged(line)) {
            words();
        }
    }

    private void head(String line) {
        int from = line.indexOf(" Session ");
        if (line.startsWith("<!-- ") && from > 0) {
            int to = line.indexOf(' ', from + " Session ".length());
            transcript.identify(to < 0 ? "" : line.substring(from + " Session ".length(), to));
        }
        at++;
    }

    private void speaker(String line) {
        flush();
        if (!line.startsWith("_****")) {
            agent = !MarkdownLines.isUser(line);
            speaker = line.contains(" - " + SIDECHAIN) ? SIDECHAIN : "";
            time = time(line);
            lastEdited = "";
        }
        begun = true;
        fresh = true;
        response++;
        at++;
        since = at;
    }

    /** The time at the end of a line such as {@code _**Agent (model 2026-10-01 10:00:05Z)**_}. */
    private static Optional<Instant> time(String line) {
        int end = line.lastIndexOf(')');
        int from = end - "2026-10-01 10:00:05Z".length();
        return from > 0 ? Times.of(TextNode.valueOf(line.substring(from, end))) : Optional.empty();
    }

    private void words() {
        int end = Math.max(at + 1, lines.endOfFence(at));
        for (String line : lines.between(at, end)) {
            words.append(line).append('\n');
        }
        fresh &= lines.at(at).isBlank();
        at = end;
    }

    private void thought() {
        int from = at;
        at = lines.endOfElement(at, THINK_END);
        flush();
        String all = String.join("\n", lines.between(from, at)).strip();
        String inner = all.substring(
                THINK.length(), all.endsWith(THINK_END) ? all.length() - THINK_END.length() : all.length());
        transcript.say(here(from).withTurn("r" + response), "", plain(inner));
        since = at;
    }

    /** Reads a call that stands in no element, if here is one. */
    private boolean untagged(String line) {
        if (line.startsWith(FAILED)) {
            int end = line.indexOf('\'', FAILED.length());
            tool(ToolSection.failed(line.substring(FAILED.length(), Math.max(end, FAILED.length())), line), at);
            at++;
            return true;
        }
        boolean named = line.startsWith(ToolSection.NAMED);
        if (tagged || !named && !fresh) {
            return false;
        }
        int from = at;
        int to = lines.endOfSection(at);
        List<String> section = lines.between(from, to);
        Optional<ToolSection> call =
                named ? Optional.of(ToolSection.ofNamed(section)) : ToolSection.ofShown(section, lastEdited);
        if (call.isEmpty()) {
            return fresh && outcome(line.strip());
        }
        at = to;
        tool(call.get(), from);
        return true;
    }

    /** A section that says what became of the call above it. */
    private boolean outcome(String text) {
        boolean cancelled = text.equals(CANCELLED);
        if (pending.isEmpty() || !cancelled && !text.startsWith(TIMED_OUT)) {
            return false;
        }
        pending = pending.map(call -> call.ended(text));
        at++;
        return true;
    }

    private void tool(ToolSection call, int from) {
        flush();
        answer();
        called = here(from);
        transcript.call(called.withTurn("r" + response), "t" + ++calls, call.tool(), call.input());
        pending = Optional.of(call);
        lastEdited = call.isEdit() ? call.input().path("path").asText(lastEdited) : lastEdited;
        fresh = true;
        since = at;
        response++;
    }

    /** Adds the result of the call before, if one is shown: none is not the same as an empty one. */
    private void answer() {
        pending.filter(ToolSection::answered).ifPresent(call -> {
            ToolResult result =
                    ToolResult.of("t" + calls, call.output(), call.failed() ? Status.ERROR : Status.UNKNOWN);
            ToolResult told = call.output().equals(CANCELLED) ? result.withRefusal(Refusal.INTERRUPT) : result;
            transcript.answer(told.with(called.withAt(time)));
        });
        pending = Optional.empty();
    }

    private Meta here(int index) {
        return Meta.NONE
                .withPosition(Position.line(index + 1))
                .withAgent(speaker)
                .withAt(time);
    }

    private void flush() {
        String text = words.toString().strip();
        words.setLength(0);
        if (text.isEmpty()) {
            return;
        }
        answer();
        if (agent) {
            transcript.say(here(since).withTurn("r" + response), text, "");
        } else if (speaker.isEmpty()) {
            transcript.hear(here(since), text);
        } else {
            transcript.instruct(here(since), text, Instruction.Source.HARNESS);
        }
    }

    private static String plain(String text) {
        int summary = text.indexOf("</summary>");
        String body = summary < 0 ? text : text.substring(summary + "</summary>".length());
        return body.replace("<details>", "").replace("</details>", "").strip();
    }
}
