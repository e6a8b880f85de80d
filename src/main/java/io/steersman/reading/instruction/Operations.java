package io.steersman.reading.instruction;

import io.steersman.reading.change.GitWrites;
import io.steersman.reading.language.Constraint.Subject;
import io.steersman.reading.language.OperationWords;
import io.steersman.reading.language.Things;
import io.steersman.reading.language.Things.Thing;
import io.steersman.reading.language.Word;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Shell;
import io.steersman.reading.shell.Use;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Deeds that many commands do, whatever the tool: starting a server, migrating a database, deploying. */
final class Operations {

    private static final Lexicon WORDS = Lexicon.of("operations");
    private static final Map<String, Operation> KNOWN = Stream.concat(
                    OperationWords.all().stream(),
                    Stream.of(
                            Things.ANY_SERVER,
                            Things.ANY_MIGRATION,
                            Things.ANY_DEPLOY,
                            Things.ANY_KILL,
                            Things.ANY_REMOTE))
            .distinct()
            .collect(Collectors.toUnmodifiableMap(name -> name, Operations::operation));
    private static final Map<String, String> PLACES = places();
    private static final Set<String> SERVICES = WORDS.words("@services");
    private static final Set<String> PLACED = WORDS.words("@placed");
    private static final Set<String> DATABASES = WORDS.words("@databases");
    private static final Set<String> SQL_WRITES = WORDS.words("@writes data");
    private static final Map<Use, String> SAID =
            Map.of(Use.SERVE, Things.ANY_SERVER, Use.MIGRATE, Things.ANY_MIGRATION, Use.DEPLOY, Things.ANY_DEPLOY);
    private static final Set<String> MANAGERS = Set.of("npm", "pnpm", "yarn", "bun", "deno", "composer");
    private static final Set<String> TASKS =
            Set.of("make", "just", "task", "mise", "rake", "invoke", "inv", "nx", "turbo", "grunt", "gulp", "ant");
    /** Options of those who run things elsewhere, whose value is no word of what is done. */
    private static final Set<String> VALUED = WORDS.words("@valued");

    private static final Set<String> SHELLS = Set.of("bash", "sh", "zsh", "python", "python3", "node", "ruby");
    private static final Set<String> SCRIPTS = Set.of("sh", "bash", "py", "js", "mjs", "ts", "rb", "ps1");
    private static final Set<String> RUN = Set.of("run", "run-script", "task");
    private static final Set<String> LISTING =
            Set.of("--help", "-h", "--version", "--dry-run", "--check", "--list-different", "--noEmit");
    private static final int LONGEST = 4;

    private Operations() {}

    private static Map<String, String> places() {
        Map<String, String> places = new HashMap<>();
        for (String place : WORDS.words("@places")) {
            WORDS.words("@place " + place).forEach(word -> places.put(word, place));
        }
        return Map.copyOf(places);
    }

    private record Operation(CommandForms commands, Set<String> scripts, CommandForms others) {}

    private static Operation operation(String name) {
        return new Operation(
                CommandForms.of(WORDS.words(name)),
                WORDS.words(name + " script"),
                CommandForms.of(WORDS.words(name + " not")));
    }

    /** Whether a pattern names such a deed rather than a command; what follows its two words is where it is done. */
    static boolean known(String pattern) {
        return KNOWN.containsKey(deed(pattern));
    }

    private static String deed(String pattern) {
        int place = pattern.startsWith("any ") ? pattern.indexOf(' ', "any ".length()) : -1;
        return place < 0 ? pattern : pattern.substring(0, place);
    }

    /** "migrations against the production database": where it is done. */
    static Thing placed(List<Word> words, Thing thing) {
        int at = thing.end();
        boolean placed = thing.subject() == Subject.COMMAND
                && known(thing.pattern())
                && at < words.size()
                && Word.oneOf(words.get(at).lower(), "on", "against", "in", "to", "for", "at");
        Thing place = placed ? place(words, at + 1, thing.pattern()) : null;
        return place == null ? thing : place;
    }

    /** A deed that is done at a place which is named from the word on: "the production database", "prod"; or null. */
    static @Nullable Thing place(List<Word> words, int from, String deed) {
        int i = from;
        while (i < words.size() && Word.oneOf(words.get(i).lower(), "the", "our", "my", "any", "a")) {
            i++;
        }
        String place = i < words.size() ? PLACES.getOrDefault(words.get(i).lower(), "") : "";
        if (place.isEmpty()) {
            return null;
        }
        int end = i + 1;
        while (end < words.size() && PLACED.contains(words.get(end).lower())) {
            end++;
        }
        boolean ends = end >= words.size()
                || words.get(end).mark()
                || Phrases.ending(words.get(end).lower());
        boolean bare = end == i + 1 && deed.equals(Things.ANY_REMOTE) && i > from;
        return ends && !bare ? new Thing(Subject.COMMAND, deed + " " + place, end) : null;
    }

    /** Whether a command says that it is done at a place: {@code --prod}, {@code PRODUCTION_URL}. */
    private static boolean at(String place, Command command) {
        return Pieces.between(command.text().toLowerCase(Locale.ROOT), c -> !Character.isLetter(c)).stream()
                .anyMatch(word -> place.equals(PLACES.get(word)) || SERVICES.contains(place) && word.startsWith(place));
    }

    /** Whether a command, sent to somewhere else, only looks there. */
    private static boolean looks(List<String> words, Command command) {
        String text = command.text().toLowerCase(Locale.ROOT);
        boolean data = DATABASES.contains(words.get(0));
        boolean writes = SQL_WRITES.stream().anyMatch(text::contains);
        return data ? !writes && (text.contains("select ") || text.contains("show ") || text.contains("\\d")) : false;
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
        if (operation == null || elsewhere || lists(command)) {
            return false;
        }
        if (command.use() != Use.UNKNOWN) {
            return deed.equals(SAID.get(command.use()));
        }
        List<String> words = words(command);
        String script = script(words);
        boolean named = operation.scripts().stream().anyMatch(name -> begins(script, name));
        boolean task = !script.isEmpty() && !MANAGERS.contains(words.get(0)) && !isFile(words);
        if (named || task && !operation.commands().hold(words, command)) {
            return named;
        }
        boolean done = operation.commands().hold(words, command)
                || deed.equals(Things.ANY_SWITCH) && GitWrites.switchesBranch(command);
        return done
                && !operation.others().hold(words, command)
                && !(deed.equals(Things.ANY_REMOTE) && looks(words, command));
    }

    /** Whether it only says what it would do; to clients of databases {@code -h} names the host. */
    private static boolean lists(Command command) {
        boolean data = DATABASES.contains(command.program());
        return command.arguments().stream()
                .anyMatch(argument -> LISTING.contains(argument) && !(data && argument.equals("-h")));
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
        String before = "";
        for (String argument : command.arguments()) {
            boolean value = VALUED.contains(before);
            if (!argument.startsWith("-") && !value && !argument.equals("compose") && words.size() <= LONGEST) {
                words.add(argument);
            }
            before = argument;
        }
        return words;
    }

    /** The script that a package manager or a task runner runs; empty when the command is none of these. */
    private static String script(List<String> words) {
        String first = words.size() > 1 ? words.get(1) : "";
        if (isFile(words)) {
            String file = file(words);
            return file.substring(0, file.lastIndexOf('.')).replace('_', '-');
        }
        if (MANAGERS.contains(words.get(0))) {
            return RUN.contains(first) ? words.size() > 2 ? words.get(2) : first : first;
        }
        return TASKS.contains(words.get(0)) ? first : "";
    }

    /** The name of a file that is run, by itself or by its interpreter. */
    private static String file(List<String> words) {
        boolean interpreted = SHELLS.contains(words.get(0)) && words.size() > 1;
        return Paths.name(words.get(interpreted ? 1 : 0));
    }

    private static boolean isFile(List<String> words) {
        String name = file(words);
        int dot = name.lastIndexOf('.');
        return dot > 0 && SCRIPTS.contains(name.substring(dot + 1));
    }

    /** {@code dev:web} and {@code dev-web} are scripts of the name {@code dev}. */
    private static boolean begins(String script, String name) {
        return script.startsWith(name)
                && (script.length() == name.length() || ":-".indexOf(script.charAt(name.length())) >= 0);
    }

    /**
     * Commands by the words that they begin with, options left out: "cargo update"; some only with an option, "npm install -g", or
     * with words anywhere in what is written, "psql ~create index".
     */
    private record CommandForms(Set<String> plain, List<Special> special) {

        private static final Set<String> RUNNERS = WORDS.words("@runners");

        /** A command that counts only with these options, or with this in its text. */
        record Special(String words, List<String> options, String text) {

            private boolean is(Command command) {
                return command.text().toLowerCase(Locale.ROOT).contains(text)
                        && options.stream()
                                .allMatch(option -> Spelling.given(
                                        command.program(), command.subcommand(), option, command.arguments()));
            }
        }

        static CommandForms of(Set<String> written) {
            Set<String> plain = new HashSet<>();
            List<Special> special = new ArrayList<>();
            for (String form : written) {
                int text = form.indexOf(" ~");
                String named = text < 0 ? form : form.substring(0, text);
                List<String> words = new ArrayList<>();
                List<String> options = new ArrayList<>();
                for (String word : named.split(" ", -1)) {
                    (word.startsWith("-") ? options : words).add(word);
                }
                if (text < 0 && options.isEmpty()) {
                    plain.add(form);
                } else {
                    special.add(
                            new Special(String.join(" ", words), options, text < 0 ? "" : form.substring(text + 2)));
                }
            }
            return new CommandForms(plain, special);
        }

        /** Whether a command, given also by its program and what is no option, is one of them, whatever runs it. */
        boolean hold(List<String> words, Command command) {
            int runner = runner(words);
            return begins(words, command) || runner > 0 && begins(words.subList(runner, words.size()), command);
        }

        private static int runner(List<String> words) {
            String two = words.size() > 2 ? words.get(0) + " " + words.get(1) : "";
            return RUNNERS.contains(two) ? 2 : words.size() > 1 && RUNNERS.contains(words.get(0)) ? 1 : 0;
        }

        private boolean begins(List<String> words, Command command) {
            StringBuilder beginning = new StringBuilder();
            for (int n = 0; n < Math.min(LONGEST, words.size()); n++) {
                beginning.append(n == 0 ? "" : " ").append(words.get(n));
                String begun = beginning.toString();
                if (plain.contains(begun)
                        || special.stream().anyMatch(form -> form.words.equals(begun) && form.is(command))) {
                    return true;
                }
            }
            return false;
        }
    }
}
