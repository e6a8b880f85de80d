package io.steersman.reading.instruction;

import io.steersman.reading.call.Call;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Interpreters;
import io.steersman.reading.shell.Operands;
import io.steersman.reading.text.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The paths whose content a call shows or takes along, as far as it names them. To list a folder, to ask whether a file is
 * there or to write it shows nothing of what stands in it.
 */
public final class ReadPaths {

    private static final Lexicon LISTS = Lexicon.of("read-paths");
    private static final Set<String> READERS = LISTS.words("readers");
    /** What comes first is looked for, in the rest. */
    private static final Set<String> SEEKERS = LISTS.words("seekers");
    /** What comes last is written. */
    private static final Set<String> COPIERS = LISTS.words("copiers");

    private static final Set<String> NAMING = LISTS.words("only names");
    /** What programs read files with. */
    private static final Set<String> READING = LISTS.words("reading in programs");

    private static final int LONGEST_CODE = 20_000;
    private static final int MOST = 32;

    private ReadPaths() {}

    /** The files that a call names and shows, folders left out. */
    public static List<String> named(Call call) {
        return of(call).stream()
                .filter(path -> Paths.name(path).indexOf('.') >= 0 && path.indexOf('*') < 0)
                .toList();
    }

    /** Whether a command shows a file: it names it, or runs a program that reads it, put together from pieces or not. */
    public static boolean shows(String path, Call call) {
        String name = Paths.name(path);
        boolean named = of(call).stream()
                .anyMatch(read -> read.equals(path) || path.endsWith("/" + read) || read.endsWith("/" + path));
        return named
                || call.commands().stream()
                        .anyMatch(command -> Interpreters.isLanguage(command.program())
                                && READING.stream().anyMatch(command.input()::contains)
                                && literals(command.input()).contains(name));
    }

    /** All that stands in quotes, without what lies between: {@code ['.','env'].join('')} names .env. */
    private static String literals(String code) {
        StringBuilder all = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < Math.min(code.length(), LONGEST_CODE); i++) {
            char c = code.charAt(i);
            if (quote == 0 && (c == '\'' || c == '"' || c == '`')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else if (quote != 0) {
                all.append(c);
            }
        }
        return all.toString();
    }

    static List<String> of(Call call) {
        if (call.commands().isEmpty()) {
            return ofTool(call);
        }
        List<String> paths = new ArrayList<>(2);
        call.commands().forEach(command -> read(command, paths));
        return paths;
    }

    /** What is searched for is no path. */
    private static List<String> ofTool(Call call) {
        boolean lists = NAMING.stream().anyMatch(name -> call.tool().equalsIgnoreCase(name));
        List<String> targets = call.targets();
        return switch (call.kind()) {
            case READ -> lists ? List.of() : targets;
            case SEARCH -> lists || targets.size() < 2 ? List.of() : targets.subList(1, targets.size());
            default -> List.of();
        };
    }

    private static void read(Command command, List<String> paths) {
        for (String operand : operands(command)) {
            add(Paths.join(command.directory(), operand), paths);
        }
        for (Command.Redirection redirection : command.redirections()) {
            if (redirection.operator().equals("<")) {
                add(Paths.join(command.directory(), redirection.target()), paths);
            }
        }
    }

    private static List<String> operands(Command command) {
        if (command.program().equals("git") && command.subcommand().equals("show")) {
            return command.arguments().stream()
                    .filter(argument -> argument.indexOf(':') > 0)
                    .map(argument -> argument.substring(argument.indexOf(':') + 1))
                    .toList();
        }
        boolean copies = COPIERS.contains(command.program());
        boolean seeks = SEEKERS.contains(command.program());
        if (!copies && !seeks && !READERS.contains(command.program())) {
            return List.of();
        }
        List<String> operands = command.arguments().stream()
                .filter(argument -> !argument.startsWith("-"))
                .toList();
        boolean pattern = seeks && !Operands.has(command.arguments(), "-e", "-f");
        int from = Math.min(operands.size(), pattern ? 1 : 0);
        return operands.subList(from, Math.max(from, operands.size() - (copies ? 1 : 0)));
    }

    private static void add(String path, List<String> paths) {
        if (paths.size() < MOST) {
            paths.add(path);
        }
    }
}
