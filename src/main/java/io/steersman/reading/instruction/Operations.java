package io.steersman.reading.instruction;

import io.steersman.reading.language.Things;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Shell;
import io.steersman.reading.shell.Use;
import io.steersman.reading.text.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Deeds that many commands do, whatever the tool: starting a server, migrating a database, deploying. */
final class Operations {

    private static final Lexicon WORDS = Lexicon.of("operations");
    private static final Map<String, Operation> KNOWN = Map.of(
            Things.ANY_SERVER, operation(Things.ANY_SERVER),
            Things.ANY_MIGRATION, operation(Things.ANY_MIGRATION),
            Things.ANY_DEPLOY, operation(Things.ANY_DEPLOY),
            Things.ANY_KILL, operation(Things.ANY_KILL));
    private static final Map<Use, String> SAID =
            Map.of(Use.SERVE, Things.ANY_SERVER, Use.MIGRATE, Things.ANY_MIGRATION, Use.DEPLOY, Things.ANY_DEPLOY);
    private static final Set<String> MANAGERS = Set.of("npm", "pnpm", "yarn", "bun", "deno", "composer");
    private static final Set<String> TASKS =
            Set.of("make", "just", "task", "mise", "rake", "invoke", "inv", "nx", "turbo", "grunt", "gulp", "ant");
    private static final Set<String> RUN = Set.of("run", "run-script", "task");
    private static final Set<String> LISTING = Set.of("--help", "-h", "--version", "--dry-run", "--check");
    private static final int LONGEST = 4;

    private Operations() {}

    private record Operation(Set<String> commands, Set<String> scripts, Set<String> others) {}

    private static Operation operation(String name) {
        return new Operation(WORDS.words(name), WORDS.words(name + " script"), WORDS.words(name + " not"));
    }

    /** Whether a pattern names such a deed rather than a command; what follows its two words is where it is done. */
    static boolean known(String pattern) {
        return KNOWN.containsKey(deed(pattern));
    }

    private static String deed(String pattern) {
        int place = pattern.startsWith("any ") ? pattern.indexOf(' ', "any ".length()) : -1;
        return place < 0 ? pattern : pattern.substring(0, place);
    }

    /** Whether a command says that it is done at a place: {@code --prod}, {@code production}. */
    private static boolean at(String place, Command command) {
        String spoken = place.startsWith("prod") ? "prod" : place;
        return command.text().toLowerCase(Locale.ROOT).contains(spoken);
    }

    /** Whether a pattern names a deed that another one, which names a command, is an example of. */
    static boolean covers(String pattern, String example) {
        return known(pattern) && Shell.commands(example).stream().anyMatch(command -> does(pattern, command));
    }

    /** Whether a command does what the pattern names, which is {@link #known}. */
    static boolean does(String pattern, Command command) {
        String deed = deed(pattern);
        Operation operation = KNOWN.get(deed);
        boolean elsewhere = deed.length() < pattern.length() && !at(pattern.substring(deed.length() + 1), command);
        if (operation == null || elsewhere || command.arguments().stream().anyMatch(LISTING::contains)) {
            return false;
        }
        if (command.use() != Use.UNKNOWN) {
            return deed.equals(SAID.get(command.use()));
        }
        List<String> words = words(command);
        String script = script(words);
        if (!script.isEmpty()) {
            return operation.scripts().stream().anyMatch(name -> begins(script, name));
        }
        return begins(words, operation.commands()) && !begins(words, operation.others());
    }

    /** The program and what is no option, a few of them. */
    private static List<String> words(Command command) {
        List<String> words = new ArrayList<>();
        words.add(
                switch (command.program()) {
                    case "python3", "py" -> "python";
                    case "mvnw" -> "mvn";
                    case "gradlew" -> "gradle";
                    case "docker" -> command.subcommand().equals("compose") ? "docker-compose" : "docker";
                    default -> command.program();
                });
        for (String argument : command.arguments()) {
            if (words.size() <= LONGEST && !argument.startsWith("-") && !argument.equals("compose")) {
                words.add(argument);
            }
        }
        return words;
    }

    /** The script that a package manager or a task runner runs; empty when the command is none of these. */
    private static String script(List<String> words) {
        String first = words.size() > 1 ? words.get(1) : "";
        if (MANAGERS.contains(words.get(0))) {
            return RUN.contains(first) ? words.size() > 2 ? words.get(2) : first : first;
        }
        return TASKS.contains(words.get(0)) ? first : "";
    }

    /** {@code dev:web} and {@code dev-web} are scripts of the name {@code dev}. */
    private static boolean begins(String script, String name) {
        return script.startsWith(name)
                && (script.length() == name.length() || ":-".indexOf(script.charAt(name.length())) >= 0);
    }

    private static boolean begins(List<String> words, Set<String> commands) {
        String beginning = words.get(0);
        for (int n = 1; n < Math.min(LONGEST, words.size()); n++) {
            if (commands.contains(beginning)) {
                return true;
            }
            beginning += " " + words.get(n);
        }
        return commands.contains(beginning);
    }
}
