package io.steersman.reading.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.reading.change.Write;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.reading.text.Arguments;
import java.util.ArrayList;
import java.util.List;

/** What a call is about: its paths, addresses, patterns. */
final class Targets {

    private static final int MOST = 16;

    private Targets() {}

    /** Returns the targets, the main one first, none twice. */
    static List<String> of(ToolKind kind, JsonNode input, List<Command> commands, List<Write> writes) {
        List<String> targets = new ArrayList<>(4);
        for (Write write : writes) {
            add(targets, write.path());
        }
        if (commands.isEmpty()) {
            ofTool(kind, input, targets);
        } else if (kind == ToolKind.READ || kind == ToolKind.SEARCH) {
            for (Command command : commands) {
                ofCommand(command, targets);
            }
        }
        return targets;
    }

    private static void ofTool(ToolKind kind, JsonNode input, List<String> targets) {
        if (kind == ToolKind.SEARCH) {
            add(targets, Arguments.text(input, "pattern", "query", "regex", "search_term", "q"));
        }
        add(targets, Paths.normalise(Arguments.path(input)));
        for (JsonNode path : input.path("paths")) {
            add(targets, Paths.normalise(path.asText("")));
        }
        add(targets, Arguments.text(input, "url", "URL"));
        if (kind == ToolKind.POLL) {
            add(targets, Arguments.text(input, "session_id", "task_id", "bash_id", "shellId", "shell_id", "id"));
        }
    }

    private static void ofCommand(Command command, List<String> targets) {
        for (String argument : command.arguments()) {
            if (!argument.startsWith("-") && looksLikePath(argument)) {
                add(targets, argument.contains("://") ? argument : Paths.normalise(argument));
            }
        }
    }

    /** A word with a slash or a file's ending, and nothing that a path rarely has. */
    private static boolean looksLikePath(String word) {
        boolean named = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (" \t\n'\"`$(){}|;<>=,\\^".indexOf(c) >= 0) {
                return false;
            }
            named |= c == '/' || (c == '.' && i + 1 < word.length());
        }
        return named;
    }

    private static void add(List<String> targets, String target) {
        if (!target.isEmpty() && targets.size() < MOST && !targets.contains(target)) {
            targets.add(target);
        }
    }
}
