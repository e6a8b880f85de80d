package io.steersman.client.claudecode;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.client.contract.Happening;
import io.steersman.client.contract.SessionTail;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads in the file of a Claude Code session what the agent said before a call, and from which session it was forked. */
final class ClaudeTail {

    private static final String ENDING = ".jsonl";

    private ClaudeTail() {}

    /** What happened in a session before. */
    static List<Happening.Recorded> history(JsonNode body) {
        return SessionTail.history(
                new ClaudeSession(),
                body.path("transcript_path").asText(""),
                "",
                body.path("session_id").asText(""));
    }

    /**
     * What comes before a call and is told by no hook.
     *
     * @param body of the hook that tells of the call
     */
    static List<Happening> before(JsonNode body) {
        String session = body.path("session_id").asText("");
        String agent = body.path("agent_id").asText("");
        String main = body.path("transcript_path").asText("");
        List<String> lines = agent.isEmpty()
                ? SessionTail.latest(main, "", session)
                : SessionTail.latest(ofAgent(main, session, agent), "agent-", agent);
        List<Happening> told = new ArrayList<>();
        parent(lines, session).forEach(told::add);
        Deque<JsonNode> response = response(lines, body.path("tool_use_id").asText(""));
        if (!response.isEmpty()) {
            told.add(said(response));
        }
        return told;
    }

    private static String ofAgent(String main, String session, String agent) {
        String own = session + ENDING;
        return main.endsWith(own) && !session.isBlank()
                ? main.substring(0, main.length() - ENDING.length()) + "/subagents/agent-" + agent + ENDING
                : "";
    }

    /** A forked session begins with lines of its parent, which keep the parent's id of the request. */
    private static List<Happening> parent(List<String> latestFirst, String session) {
        String parent = "";
        for (String line : latestFirst) {
            if (line.contains("\"requestSessionId\"")) {
                JsonNode json = SessionTail.json(line);
                String asked = json.path("requestSessionId").asText("");
                String call = asked.equals(session) ? "" : lastCall(json);
                parent = asked.equals(session) || !parent.isEmpty() ? parent : asked;
                if (!call.isEmpty()) {
                    return List.of(new Happening.Forked(parent, call));
                }
            }
        }
        return parent.isEmpty() ? List.of() : List.of(new Happening.Forked(parent, ""));
    }

    private static String lastCall(JsonNode line) {
        String last = "";
        for (JsonNode block : line.path("message").path("content")) {
            last = block.path("type").asText("").equals("tool_use")
                    ? block.path("id").asText("")
                    : last;
        }
        return last;
    }

    /** The lines of the response that holds a call, up to the call. */
    private static Deque<JsonNode> response(List<String> latestFirst, String call) {
        Deque<JsonNode> response = new ArrayDeque<>();
        String quoted = '"' + call + '"';
        for (String line : latestFirst) {
            boolean spoken = line.contains("\"assistant\"") || line.contains("\"user\"");
            if (call.isEmpty() || !spoken || response.isEmpty() && !line.contains(quoted)) {
                continue;
            }
            JsonNode json = SessionTail.json(line);
            String type = json.path("type").asText("");
            boolean ofModel = type.equals("assistant");
            if (response.isEmpty() && ofModel && calls(json, call)) {
                response.addFirst(json);
            } else if (!response.isEmpty()) {
                if (ofModel && turn(json).equals(turn(response.getLast()))) {
                    response.addFirst(json);
                } else if (ofModel || type.equals("user")) {
                    break;
                }
            }
        }
        return response;
    }

    private static boolean calls(JsonNode line, String call) {
        for (JsonNode block : line.path("message").path("content")) {
            if (block.path("id").asText("").equals(call)) {
                return true;
            }
        }
        return false;
    }

    private static String turn(JsonNode line) {
        return line.path("message").path("id").asText(line.path("requestId").asText(""));
    }

    /** Words and thoughts before the first call. */
    private static Happening said(Deque<JsonNode> response) {
        List<String> texts = new ArrayList<>();
        List<String> thoughts = new ArrayList<>();
        boolean called = false;
        for (JsonNode line : response) {
            for (JsonNode block : line.path("message").path("content")) {
                called |= block.path("type").asText("").endsWith("tool_use");
                if (!called) {
                    texts.add(block.path("text").asText(""));
                    thoughts.add(block.path("thinking").asText(""));
                }
            }
        }
        return Happening.Responded.of(turn(response.getFirst()), texts, thoughts);
    }
}
