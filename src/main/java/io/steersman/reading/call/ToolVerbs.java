package io.steersman.reading.call;

import io.steersman.reading.text.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an unknown tool does, from the words of its name: {@code mcp__linear__create_issue} changes something there. */
final class ToolVerbs {

    private static final Lexicon LISTS = Lexicon.of("tool-verbs");

    private static final Map<String, ToolKind> VERBS = LISTS.kinds("verbs", ToolKind.class);

    private static final List<String> STATES =
            List.of("status", "progress", "logs", "output", "state", "result", "results");
    private static final List<String> ASKING = List.of("get", "check", "read", "fetch", "show", "poll", "view");
    private static final List<String> JOBS = List.of(
            "job",
            "jobs",
            "build",
            "builds",
            "deployment",
            "deployments",
            "pipeline",
            "pipelines",
            "execution",
            "executions",
            "operation",
            "operations",
            "run",
            "runs",
            "agent",
            "agents",
            "subagent",
            "subagents");
    private static final List<String> FILES = List.of("file", "files", "folder", "directory");

    private ToolVerbs() {}

    /** Returns the kind that the first telling word of the name gives, {@code OTHER} when none tells. */
    static ToolKind kind(String tool) {
        List<String> words = words(tool);
        if (asksAfterState(words)) {
            return ToolKind.POLL;
        }
        if (touchesFile(words)) {
            return ToolKind.EDIT;
        }
        for (String word : words) {
            ToolKind kind = VERBS.get(word);
            if (kind != null) {
                return kind;
            }
        }
        return ToolKind.OTHER;
    }

    /** {@code get_logs}, {@code job_status}, {@code list_jobs}; the state of a repository is no job's. */
    private static boolean asksAfterState(List<String> words) {
        if (words.isEmpty() || words.contains("git")) {
            return false;
        }
        String last = words.get(words.size() - 1);
        boolean asks = words.stream().anyMatch(ASKING::contains);
        boolean listsJobs = (asks || words.get(0).equals("list")) && JOBS.contains(last);
        boolean jobState = last.equals("status") && words.stream().anyMatch(JOBS::contains);
        return listsJobs || jobState || words.stream().anyMatch(STATES::contains) && (words.size() == 1 || asks);
    }

    private static boolean touchesFile(List<String> words) {
        return words.stream().anyMatch(FILES::contains)
                && words.stream().anyMatch(List.of("create", "delete", "remove", "move", "update", "save")::contains);
    }

    /** The words of a name, without the server of an MCP tool. */
    static List<String> words(String tool) {
        int server = tool.startsWith("mcp__") ? tool.indexOf("__", 5) : -1;
        String name = server < 0 ? tool : tool.substring(server + 2);
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= name.length(); i++) {
            if (i == name.length() || isBoundary(name.charAt(i - 1), name.charAt(i))) {
                add(words, name.substring(start, i));
                start = i;
            }
        }
        return words;
    }

    private static boolean isBoundary(char before, char c) {
        return !Character.isLetterOrDigit(c) || (Character.isLowerCase(before) && Character.isUpperCase(c));
    }

    private static void add(List<String> words, String part) {
        int from = 0;
        while (from < part.length() && !Character.isLetterOrDigit(part.charAt(from))) {
            from++;
        }
        if (from < part.length()) {
            words.add(part.substring(from).toLowerCase(Locale.ROOT));
        }
    }
}
