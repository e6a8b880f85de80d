package io.steersman.reading;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.steersman.reading.Write.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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
    private static final Set<String> OWN = Set.of(
            "version",
            "name",
            "node",
            "npm",
            "yarn",
            "pnpm",
            "edition",
            "rust-version",
            "go",
            "python",
            "type",
            "main",
            "license",
            "description",
            "packagemanager",
            "requires-python",
            "target-version",
            "line-length");

    /** {@code "lodash": "^4.17"}, as package.json and composer.json have it. */
    private static final Pattern JSON = Pattern.compile(
            "\"(@?[\\w./-]+)\"\\s*:\\s*\"((?:[~^<>=v]|\\d|\\*|workspace:|npm:|git|file:|latest)[^\"]*)\"");
    /** {@code requests>=2.0}, in a requirements file or between quotes. */
    private static final Pattern PINNED =
            Pattern.compile("(?m)(?:^|[\"'])\\s*([A-Za-z][\\w.-]*(?:\\[[^\\]]*])?)\\s*((?:[=<>~!]=|[<>])[^\"',\\n]*)");
    /** {@code serde = "1.0"}, {@code serde = { version = "1" }}. */
    private static final Pattern ASSIGNED = Pattern.compile(
            "(?m)^\\s*([A-Za-z][\\w-]*)\\s*=\\s*(\"[~^=<>]?\\s*\\d[^\"]*\"|\\{\\s*(?:version|git|path)\\b.*)");
    /** {@code gem 'rails'}, {@code implementation("a:b:1")}, {@code <artifactId>x</artifactId>}, {@code a.com/b v1.2}. */
    private static final Pattern NAMED = Pattern.compile(
            "(?m)^\\s*(?:gem\\s+|(?:[a-z]\\w*)?(?:[iI]mplementation|[aA]pi|[cC]ompileOnly|[rR]untimeOnly)\\s*\\(?\\s*)[\"']([^\"']+)"
                    + "|<artifactId>([^<]+)|^\\s*(?:require\\s+)?([a-z0-9.-]+\\.[a-z]+/\\S+)\\s+v\\d");

    private Dependencies() {}

    /** What a call adds, removes or changes: manifests by their paths, else the commands; empty when nothing. */
    public static List<String> changedBy(Call call) {
        List<String> found = new ArrayList<>(0);
        for (Write write : call.writes()) {
            boolean manifest = write.change() != Change.RESTORE && FileKinds.isDependencyManifest(write.path());
            if (manifest && changes(write)) {
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

    /** Whether what goes and what comes name other packages or other versions. */
    static boolean changes(Write write) {
        boolean bare = Paths.name(write.path()).startsWith("requirements");
        return write.change() == Change.EDIT && !entries(write.removed(), bare).equals(entries(write.added(), bare));
    }

    private static boolean changes(Command command) {
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

    private static Set<String> entries(String text, boolean bare) {
        Set<String> entries = new TreeSet<>();
        collect(JSON, text, entries);
        collect(PINNED, text, entries);
        collect(ASSIGNED, text, entries);
        collect(NAMED, text, entries);
        if (bare) {
            text.lines().map(String::strip).filter(Dependencies::isName).forEach(entries::add);
        }
        return entries;
    }

    private static boolean isName(String line) {
        return !line.isEmpty() && line.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0);
    }

    private static void collect(Pattern pattern, String text, Set<String> entries) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1);
            boolean own = name != null && OWN.contains(name.toLowerCase(java.util.Locale.ROOT));
            if (!own) {
                entries.add(matcher.group().strip());
            }
        }
    }
}
