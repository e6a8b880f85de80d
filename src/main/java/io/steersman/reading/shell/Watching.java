package io.steersman.reading.shell;

import io.steersman.reading.text.Lexicon;
import java.util.List;
import java.util.Set;

/** Knows a command that reaches for the service which watches the agent. */
final class Watching {

    private static final Lexicon LISTS = Lexicon.of("watching");

    private static final List<String> DOORS = List.of("/v1/hooks/", "/v1/trajectories/");

    /** As hooks name the clients, in addresses and before the ids of trajectories. */
    private static final List<String> CLIENTS =
            List.of("claude", "codex", "gemini", "qwen", "copilot", "cline", "opencode", "cursor", "openhands");

    private static final Set<String> SPEAKING = LISTS.words("speaking");

    private static final Set<String> ENDING = Set.of("pkill", "killall", "systemctl", "service", "launchctl", "docker");

    private static final String NAME = "steersman";

    private Watching() {}

    /** Whether a command speaks to the doors of hooks and of the trajectories that they feed, or stops or takes out the service. */
    static boolean reachedBy(Command command) {
        String text = command.text();
        if (SPEAKING.contains(command.program())) {
            return addressed(text) || addressed(command.input());
        }
        if (!text.contains(NAME)) {
            return false;
        }
        return ENDING.contains(command.program())
                        && (text.contains("stop") || text.contains("kill") || text.contains("disable"))
                || (command.program().equals(NAME) || text.contains(NAME + ".jar")) && text.contains(" uninstall ");
    }

    private static boolean addressed(String text) {
        for (String door : DOORS) {
            int at = text.indexOf(door);
            while (at >= 0) {
                int name = at + door.length();
                if (CLIENTS.stream().anyMatch(client -> text.startsWith(client, name))) {
                    return true;
                }
                at = text.indexOf(door, name);
            }
        }
        return false;
    }
}
