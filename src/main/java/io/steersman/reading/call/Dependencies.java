package io.steersman.reading.call;

import io.steersman.reading.change.Manifest;
import io.steersman.reading.change.Write;
import io.steersman.reading.change.Write.Change;
import io.steersman.reading.path.FileKinds;
import io.steersman.reading.shell.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells calls that change what a project depends on: an entry of a manifest, or a package manager's command. */
public final class Dependencies {

    /** The commands of package managers that write the project's manifest, by program. */
    private static final Map<String, Set<String>> VERBS = Map.ofEntries(
            Map.entry("npm", Set.of("install", "i", "add", "uninstall", "remove", "rm")),
            Map.entry("pnpm", Set.of("add", "install", "i", "remove", "rm")),
            Map.entry("yarn", Set.of("add", "remove")),
            Map.entry("bun", Set.of("add", "install", "i", "remove", "rm")),
            Map.entry("poetry", Set.of("add", "remove")),
            Map.entry("uv", Set.of("add", "remove")),
            Map.entry("pdm", Set.of("add", "remove")),
            Map.entry("pipenv", Set.of("install", "uninstall")),
            Map.entry("cargo", Set.of("add", "remove", "rm")),
            Map.entry("go", Set.of("get")),
            Map.entry("bundle", Set.of("add", "remove")),
            Map.entry("composer", Set.of("require", "remove")));

    private static final Set<String> ASIDE = Set.of("-g", "--global", "--no-save", "--dry-run");

    private Dependencies() {}

    /** What a call adds, removes or changes: manifests by their paths, else the commands; empty when nothing. */
    public static List<String> changedBy(Call call) {
        List<String> found = new ArrayList<>(0);
        for (Write write : call.writes()) {
            boolean manifest = write.change() != Change.RESTORE && FileKinds.isDependencyManifest(write.path());
            if (manifest && Manifest.isChangedBy(write)) {
                found.add(write.path());
            }
        }
        for (Command command : call.commands()) {
            if (changes(command)) {
                found.add(command.program() + " " + command.subcommand());
            }
        }
        return found;
    }

    /** Whether a command makes a package manager write the project's manifest. */
    public static boolean changes(Command command) {
        Set<String> verbs = VERBS.getOrDefault(command.program(), Set.of());
        if (verbs.isEmpty() || !verbs.contains(command.subcommand())) {
            return false;
        }
        List<String> words = command.arguments();
        boolean named = words.stream().filter(word -> !word.startsWith("-")).count() > 1;
        return named
                && words.stream().noneMatch(ASIDE::contains)
                && !FileKinds.isTemporary(command.directory())
                && !command.directory().startsWith("$");
    }
}
