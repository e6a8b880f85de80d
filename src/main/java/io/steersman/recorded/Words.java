package io.steersman.recorded;

import io.steersman.trajectory.Instruction.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells what the user said from what the harness put into the user's message.
 *
 * <p>Clients wrap their own texts in elements such as {@code <system-reminder>}; everything outside of them is the user's.
 */
public final class Words {

    /** A text and who said it. */
    public record Part(String text, Source source) {}

    /** The elements that clients wrap their own texts in. The user's words inside are kept as the user's. */
    private static final Map<String, Source> ELEMENTS = Map.ofEntries(
            Map.entry("system-reminder", Source.HARNESS),
            Map.entry("system_reminder", Source.HARNESS),
            Map.entry("system_notification", Source.HARNESS),
            Map.entry("command-name", Source.HARNESS),
            Map.entry("command-message", Source.HARNESS),
            Map.entry("command-args", Source.USER),
            Map.entry("command-contents", Source.HARNESS),
            Map.entry("local-command-caveat", Source.HARNESS),
            Map.entry("local-command-stdout", Source.HARNESS),
            Map.entry("local-command-stderr", Source.HARNESS),
            Map.entry("bash-input", Source.HARNESS),
            Map.entry("bash-stdout", Source.HARNESS),
            Map.entry("bash-stderr", Source.HARNESS),
            Map.entry("user-memory-input", Source.USER),
            Map.entry("user-prompt-submit-hook", Source.HARNESS),
            Map.entry("session-start-hook", Source.HARNESS),
            Map.entry("task-notification", Source.HARNESS),
            Map.entry("teammate-message", Source.HARNESS),
            Map.entry("ide_opened_file", Source.HARNESS),
            Map.entry("ide_selection", Source.HARNESS),
            Map.entry("hook_context", Source.HARNESS),
            Map.entry("hook_prompt", Source.HARNESS),
            Map.entry("session_context", Source.HARNESS),
            Map.entry("environment_context", Source.HARNESS),
            Map.entry("current_datetime", Source.HARNESS),
            Map.entry("reminder", Source.HARNESS),
            Map.entry("turn_aborted", Source.HARNESS),
            Map.entry("user_shell_command", Source.HARNESS),
            Map.entry("user_action", Source.HARNESS),
            Map.entry("subagent_notification", Source.HARNESS),
            Map.entry("model_switch", Source.HARNESS),
            Map.entry("skill", Source.HARNESS),
            Map.entry("environment_details", Source.HARNESS),
            Map.entry("task", Source.USER),
            Map.entry("user_message", Source.USER),
            Map.entry("feedback", Source.USER),
            Map.entry("user_query", Source.USER),
            Map.entry("USER_REQUEST", Source.USER),
            Map.entry("ADDITIONAL_METADATA", Source.HARNESS),
            Map.entry("USER_SETTINGS_CHANGE", Source.HARNESS),
            Map.entry("attached_files", Source.HARNESS),
            Map.entry("additional_data", Source.HARNESS),
            Map.entry("file_content", Source.HARNESS),
            Map.entry("user_instructions", Source.FILE),
            Map.entry("INSTRUCTIONS", Source.FILE));

    /** Beginnings of whole messages that the harness writes in the user's place. */
    private static final Map<String, Source> BEGINNINGS = Map.of(
            "[Request interrupted by user", Source.HARNESS,
            "Caveat: The messages below were generated", Source.HARNESS,
            "This session is being continued from a previous conversation", Source.HARNESS,
            "Stop hook feedback:", Source.HARNESS,
            "Stop hook blocking error", Source.HARNESS,
            "You have not yet marked the task as complete", Source.HARNESS,
            "Additional context from ", Source.HARNESS,
            "# AGENTS.md instructions for ", Source.FILE,
            "# claudeMd", Source.FILE);

    private static final String CLAUDE_MD = "# claudeMd";

    /** Commands of the clients themselves: to enter one says nothing to the agent. */
    private static final Set<String> OF_CLIENTS = Set.of(
            "clear",
            "compact",
            "model",
            "cost",
            "usage",
            "status",
            "config",
            "settings",
            "help",
            "login",
            "logout",
            "exit",
            "quit",
            "resume",
            "doctor",
            "mcp",
            "memory",
            "permissions",
            "hooks",
            "agents",
            "plugin",
            "plugins",
            "context",
            "export",
            "ide",
            "terminal-setup",
            "vim",
            "theme",
            "fast",
            "effort",
            "rewind",
            "stats",
            "todos",
            "tasks",
            "add-dir",
            "bug",
            "feedback",
            "release-notes",
            "upgrade",
            "skills",
            "output-style",
            "statusline",
            "new",
            "approvals",
            "diff",
            "keybindings",
            "privacy-settings",
            "install-github-app",
            "sandbox",
            "rename",
            "fork");

    private Words() {}

    /** The parts of a message in the user's place, in order, without blank ones. */
    public static List<Part> of(String message) {
        String start = message.stripLeading();
        for (Map.Entry<String, Source> beginning : BEGINNINGS.entrySet()) {
            if (start.startsWith(beginning.getKey())) {
                return List.of(new Part(message, beginning.getValue()));
            }
        }
        List<Part> parts = new ArrayList<>();
        int rest = 0;
        int open = message.indexOf('<');
        while (open >= 0) {
            int end = endOfElement(message, open, rest, parts);
            rest = Math.max(rest, end);
            open = message.indexOf('<', Math.max(end, open + 1));
        }
        add(parts, message.substring(rest), Source.USER);
        return parts;
    }

    /** Adds the text before a known element and the element; returns its end, or 0 when none opens here. */
    private static int endOfElement(String message, int open, int rest, List<Part> parts) {
        int nameEnd = open + 1;
        while (nameEnd < message.length() && isNamePart(message.charAt(nameEnd))) {
            nameEnd++;
        }
        String name = message.substring(open + 1, nameEnd);
        Source source = ELEMENTS.get(name);
        int opened = message.indexOf('>', nameEnd);
        int close = source == null ? -1 : message.indexOf("</" + name + ">", nameEnd);
        if (source == null || close < 0 || opened < 0 || opened > close) {
            return 0;
        }
        add(parts, message.substring(rest, open), Source.USER);
        String inner = message.substring(opened + 1, close);
        add(parts, inner, name.equals("command-name") ? ofCommand(inner) : ofElement(inner, source));
        return close + name.length() + 3;
    }

    private static Source ofElement(String inner, Source source) {
        return source == Source.HARNESS && inner.contains(CLAUDE_MD) ? Source.FILE : source;
    }

    /** A slash command of the user is the user speaking, unless it is one of the client's own. */
    private static Source ofCommand(String inner) {
        String command = inner.strip();
        String name = command.startsWith("/") ? command.substring(1) : command;
        return OF_CLIENTS.contains(name) ? Source.HARNESS : Source.USER;
    }

    private static boolean isNamePart(char c) {
        return c == '-' || c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static void add(List<Part> parts, String text, Source source) {
        if (!text.isBlank()) {
            parts.add(new Part(text.strip(), source));
        }
    }
}
