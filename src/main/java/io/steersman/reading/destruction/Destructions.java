package io.steersman.reading.destruction;

import io.steersman.reading.change.GitWrites;
import io.steersman.reading.change.ShellWrites;
import io.steersman.reading.change.Sources;
import io.steersman.reading.change.Write;
import io.steersman.reading.change.Write.Change;
import io.steersman.reading.destruction.Destruction.Kind;
import io.steersman.reading.path.FileKinds;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Command.Joint;
import io.steersman.reading.shell.CommandTable;
import io.steersman.reading.shell.Interpreters;
import io.steersman.reading.shell.Operands;
import io.steersman.reading.shell.Shell;
import io.steersman.reading.shell.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what commands would destroy, from the table {@code destructive.tsv}: dry runs, help, outputs that a tool can make
 * again, temporary files, tests and services on this machine left out. Whether somebody asked for it is another matter.
 */
public final class Destructions {

    /** Most deeds that are told of one call. */
    static final int MOST = 16;

    private static final CommandTable TABLE = CommandTable.shipped("destructive.tsv");
    private static final String MADE = "made";
    private static final String NONE = "none";
    private static final String TEXT = "text";
    private static final List<String> LOCAL = TABLE.list("@local");
    private static final List<String> TESTS = TABLE.list("@tests");
    private static final String[] HARMLESS = TABLE.list("@harmless").toArray(String[]::new);
    /** With these alone a program tells of itself. */
    private static final Set<String> ABOUT = Set.copyOf(TABLE.list("@about"));

    private static final Set<String> SSH_VALUED =
            Set.of("-p", "-i", "-o", "-l", "-F", "-J", "-L", "-R", "-D", "-b", "-c", "-m", "-E", "-S", "-W");
    /** References that somebody works on. */
    private static final List<String> KEPT = TABLE.list("@kept references");

    private static final Set<String> RUNNERS = Set.of("pnpm", "yarn", "bun");
    private static final int MOST_WORDS = 4;

    private final List<Command> commands;
    private final List<Destruction> found = new ArrayList<>(0);

    private Destructions(List<Command> commands) {
        this.commands = commands;
    }

    /** The deeds of a script's commands, in their order. */
    public static List<Destruction> of(List<Command> commands) {
        Destructions reading =
                new Destructions(commands.stream().map(Destructions::direct).toList());
        for (int i = 0; i < commands.size() && reading.found.size() < MOST; i++) {
            reading.read(i);
        }
        return reading.found;
    }

    /** {@code pnpm prisma ...} runs prisma. */
    private static Command direct(Command command) {
        boolean runner =
                RUNNERS.contains(command.program()) && !command.arguments().isEmpty();
        if (!runner || !TABLE.knows(command.arguments().get(0))) {
            return command;
        }
        return new Command(
                command.arguments().get(0),
                command.arguments().subList(1, command.arguments().size()),
                command.redirections(),
                command.input(),
                command.directory(),
                command.joint(),
                command.text(),
                command.use());
    }

    /** What a command makes, by what it is called: {@code branch x}; {@code stack} alone where it has no name. */
    static List<String> made(Command command) {
        List<String> made = new ArrayList<>(0);
        for (CommandTable.Match match : TABLE.matches(command)) {
            List<String> columns = match.row().columns();
            if (columns.get(0).equals(MADE)) {
                made.add(columns.get(1));
                for (String place : match.row().choices(2)) {
                    List<String> names = place.equals(NONE) ? List.of() : match.at(place, command.arguments());
                    names.forEach(name -> made.add(columns.get(1) + " " + name));
                }
            } else if (columns.get(2).equals(TEXT)) {
                Statements.created(statements(command)).forEach(name -> made.add(columns.get(1) + " " + name));
            }
        }
        return made;
    }

    /** Whether the table tells of a program. */
    public static boolean knows(String program) {
        return TABLE.knows(program);
    }

    private void read(int at) {
        Command command = commands.get(at);
        LostFiles.emptied(command).ifPresent(found::add);
        if (command.use() != Use.UNKNOWN) {
            said(command);
            return;
        }
        String script = elsewhere(command);
        if (!script.isEmpty()) {
            found.addAll(of(Shell.commands(script)));
        }
        List<CommandTable.Match> matches = TABLE.matches(command);
        if (matches.isEmpty() || Operands.has(command.arguments(), HARMLESS) || asksAboutItself(command)) {
            return;
        }
        matches.stream()
                .filter(match -> !match.row().columns().get(0).equals(MADE))
                .map(match -> deed(match, at))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(found::add);
    }

    private static boolean asksAboutItself(Command command) {
        return !command.arguments().isEmpty() && ABOUT.containsAll(command.arguments());
    }

    /** What the vocabulary says goes before the table. */
    private void said(Command command) {
        if (command.use() == Use.DESTROY && !Operands.has(command.arguments(), HARMLESS)) {
            List<String> words = Operands.of(command.arguments());
            String deed = words.isEmpty() ? command.program() : command.program() + " " + words.get(0);
            List<String> targets = words.subList(Math.min(1, words.size()), words.size());
            found.add(new Destruction(Kind.CLOUD, deed, "what it names", targets, words, command.text()));
        }
    }

    /** The script that a command runs on another machine, as another user, or out of a program; empty when it does not. */
    private static String elsewhere(Command command) {
        return switch (command.program()) {
            case "ssh" -> {
                List<String> after = afterHost(command.arguments());
                yield after.isEmpty() ? command.input() : String.join(" ", after);
            }
            case "su", "runuser" -> Operands.value(command.arguments(), "-c", "--command");
            default -> Interpreters.isLanguage(command.program()) ? ShellCalls.of(command.input()) : "";
        };
    }

    private static List<String> afterHost(List<String> arguments) {
        int at = 0;
        while (at < arguments.size() && arguments.get(at).startsWith("-")) {
            at += SSH_VALUED.contains(arguments.get(at)) ? 2 : 1;
        }
        return arguments.subList(Math.min(at + 1, arguments.size()), arguments.size());
    }

    private Optional<Destruction> deed(CommandTable.Match match, int at) {
        Command command = commands.get(at);
        List<String> columns = match.row().columns();
        Kind kind = Kind.valueOf(columns.get(0).toUpperCase(Locale.ROOT));
        List<String> words = Operands.of(command.arguments());
        Optional<List<String>> named = named(match, at);
        if (named.isEmpty() || isOfTests(kind, command, words) || isOfScratch(kind, columns.get(1), command, words)) {
            return Optional.empty();
        }
        List<String> targets =
                switch (kind) {
                    case WORK, FILES, PERMISSIONS -> LostFiles.lasting(named.get());
                    case DISK -> LostFiles.disks(named.get());
                    default -> named.get();
                };
        boolean nothing = targets.isEmpty() && (!named.get().isEmpty() || kind == Kind.FILES && !piped(at));
        if (nothing && !columns.get(2).equals(NONE)) {
            return Optional.empty();
        }
        List<String> deed =
                match.words().subList(0, Math.min(MOST_WORDS, match.words().size()));
        String name = String.join(" ", deed);
        return Optional.of(new Destruction(
                kind,
                name.isEmpty() ? command.program() : command.program() + " " + name,
                columns.get(1),
                targets,
                words,
                command.text()));
    }

    private static boolean isOfTests(Kind kind, Command command, List<String> words) {
        return switch (kind) {
            case CLOUD -> LOCAL.stream().anyMatch(command.text()::contains);
            case DATABASE ->
                TESTS.stream().anyMatch(command.text()::contains)
                        || words.stream().anyMatch(LostFiles::isOfTests);
            case CONTAINERS -> command.arguments().stream().anyMatch(LostFiles::isOfTests);
            default -> false;
        };
    }

    /** History in a clone made in a temporary folder, and references that name no branch: nobody works on them. */
    private static boolean isOfScratch(Kind kind, String thing, Command command, List<String> words) {
        boolean here = kind == Kind.HISTORY && !thing.startsWith("published") && !thing.startsWith("remote");
        boolean reference = words.stream()
                .anyMatch(word -> word.startsWith("refs/") && KEPT.stream().noneMatch(word::startsWith));
        String folder = command.program().equals("git") ? GitWrites.directory(command) : command.directory();
        return here && (FileKinds.isTemporary(folder + "/") || words.contains("update-ref") && reference);
    }

    private boolean piped(int at) {
        return at > 0 && commands.get(at).joint() == Joint.PIPE;
    }

    /** What stands at the places of a form; nothing when the command is none of its kind after all. */
    private Optional<List<String>> named(CommandTable.Match match, int at) {
        Optional<List<String>> named = Optional.empty();
        for (String place : match.row().choices(2)) {
            named = named(match, place, at);
            if (named.filter(all -> !all.isEmpty()).isPresent()) {
                return named;
            }
        }
        return named;
    }

    private Optional<List<String>> named(CommandTable.Match match, String place, int at) {
        Command command = commands.get(at);
        String directory = GitWrites.directory(command);
        return switch (place) {
            case NONE -> Optional.of(List.of());
            case "whole" -> Optional.of(List.of(here(directory)));
            case "tree" ->
                Optional.of(match.operands().isEmpty() ? List.of(here(directory)) : in(directory, match.operands()));
            case "restored" -> some(writes(command, Change.RESTORE));
            case "deleted" -> deleted(at);
            case "loose" -> loose(at);
            case TEXT -> some(Statements.destroyed(text(at)));
            case "code" -> some(Statements.destroyedByCode(command.input()));
            case "device" -> some(LostFiles.devices(command));
            default -> {
                List<String> operands = match.at(place, command.arguments());
                boolean paths = Kind.valueOf(match.row().columns().get(0).toUpperCase(Locale.ROOT))
                        .paths();
                yield Optional.of(paths ? in(directory, operands) : operands);
            }
        };
    }

    private static <T> Optional<List<T>> some(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    private static String here(String directory) {
        return directory.isEmpty() ? "." : directory;
    }

    private static List<String> in(String directory, List<String> paths) {
        return paths.stream().map(path -> Paths.join(directory, path)).toList();
    }

    private static List<String> writes(Command command, Change change) {
        return ShellWrites.of(List.of(command)).stream()
                .filter(write -> write.change() == change)
                .map(Write::path)
                .toList();
    }

    /** Of what a command removes one by one, what is lost with it; what comes through a pipe is many. */
    private Optional<List<String>> loose(int at) {
        Command command = commands.get(at);
        List<String> deleted = writes(command, Change.DELETE);
        boolean many = deleted.isEmpty() && command.program().equals("rm") && piped(at);
        return some(many ? deleted(at).orElse(List.of()) : LostFiles.loose(command, deleted));
    }

    /** What a command removes, also by names that come through a pipe. */
    private Optional<List<String>> deleted(int at) {
        List<String> deleted = writes(commands.get(at), Change.DELETE);
        if (!deleted.isEmpty()
                || !piped(at)
                || !Operands.of(commands.get(at).arguments()).isEmpty()) {
            return some(deleted);
        }
        int head = at - 1;
        while (head > 0 && commands.get(head).joint() == Joint.PIPE) {
            head--;
        }
        return Optional.of(in(commands.get(at).directory(), Sources.files(commands.get(head))));
    }

    /** The statements that a program is given: as arguments, in a document, through a pipe. */
    private String text(int at) {
        String piped = piped(at) ? Sources.text(commands.get(at - 1), Sources.NOTHING) : "";
        return statements(commands.get(at)) + ";\n" + piped;
    }

    private static String statements(Command command) {
        return String.join(";\n", command.arguments()) + ";\n" + command.input();
    }
}
