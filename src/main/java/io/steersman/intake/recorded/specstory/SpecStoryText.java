package io.steersman.intake.recorded.specstory;

import io.steersman.intake.recorded.Transcript;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;

/** Reads the text of one session, from element to element. */
final class SpecStoryText {

    private static final String TOOL = "<tool-use ";
    private static final String TOOL_END = "</tool-use>";
    private static final String THINK = "<think>";
    private static final String THINK_END = "</think>";

    private final Transcript transcript;
    private final StringBuilder words = new StringBuilder();
    private boolean agent;
    private boolean begun;
    private int response;
    private int line = 1;
    private int since = 1;

    SpecStoryText(Transcript transcript) {
        this.transcript = transcript;
    }

    void read(String text) {
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            int close = element(text, at, TOOL, TOOL_END);
            int thought = element(text, at, THINK, THINK_END);
            if (close > 0) {
                flush();
                tool(text.substring(at, close));
                at = skip(text, at, close);
            } else if (thought > 0) {
                flush();
                transcript.say(agent(), "", plain(text.substring(at + THINK.length(), thought - THINK_END.length())));
                at = skip(text, at, thought);
            } else {
                line(text.substring(at, end));
                line++;
                at = end + 1;
            }
        }
        flush();
    }

    /** Where an element that opens at the beginning of this line ends, or 0. */
    private static int element(String text, int at, String open, String close) {
        if (!text.startsWith(open, at)) {
            return 0;
        }
        int end = text.indexOf(close, at);
        return end < 0 ? 0 : end + close.length();
    }

    private int skip(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        return to;
    }

    private void line(String text) {
        boolean user = text.startsWith("_**User");
        if (user || text.startsWith("_**Agent") || text.startsWith("_**Assistant")) {
            flush();
            agent = !user;
            begun = true;
            response++;
            since = line;
        } else if (begun && !text.strip().equals("---")) {
            words.append(text).append('\n');
        } else if (text.startsWith("<!-- ") && text.contains(" Session ")) {
            int from = text.indexOf(" Session ") + " Session ".length();
            int to = text.indexOf(' ', from);
            transcript.identify(to < 0 ? "" : text.substring(from, to));
        }
    }

    private Meta here() {
        return Meta.NONE.withPosition(Position.line(since));
    }

    private Meta agent() {
        return Meta.NONE.withPosition(Position.line(line)).withTurn("r" + response);
    }

    private void flush() {
        String text = words.toString().strip();
        words.setLength(0);
        if (agent) {
            transcript.say(here().withTurn("r" + response), text, "");
        } else {
            transcript.hear(here(), text);
        }
    }

    private void tool(String element) {
        String tool = attribute(element, "data-tool-name");
        String type = attribute(element, "data-tool-type");
        int summaryEnd = element.indexOf("</summary>");
        int bodyEnd = element.lastIndexOf("</details>");
        String summary = between(element, "<summary>", "</summary>");
        int from = summaryEnd < 0 ? element.indexOf('>') + 1 : summaryEnd + "</summary>".length();
        ToolBody body = ToolBody.of(element.substring(from, Math.max(from, bodyEnd)), summary, type.equals("shell"));
        transcript.call(agent(), "", tool.isEmpty() ? type : tool, body.input());
        transcript.answer(ToolResult.of("", body.output(), body.failed() ? Status.ERROR : Status.UNKNOWN)
                .with(Meta.NONE.withPosition(Position.line(line))));
        response++;
    }

    private static String attribute(String element, String name) {
        int end = element.indexOf('>');
        return between(element.substring(0, Math.max(end, 0)), name + "=\"", "\"");
    }

    private static String between(String text, String open, String close) {
        int from = text.indexOf(open);
        int to = from < 0 ? -1 : text.indexOf(close, from + open.length());
        return to < 0 ? "" : text.substring(from + open.length(), to);
    }

    private static String plain(String text) {
        int summary = text.indexOf("</summary>");
        String body = summary < 0 ? text : text.substring(summary + "</summary>".length());
        return body.replace("<details>", "").replace("</details>", "").strip();
    }
}
