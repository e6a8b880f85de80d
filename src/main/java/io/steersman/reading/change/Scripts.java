package io.steersman.reading.change;

import io.steersman.reading.path.FileKinds;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Interpreters;
import io.steersman.reading.shell.Operands;
import io.steersman.reading.shell.Shell;
import io.steersman.reading.text.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Program text that is put into a file and run from there: what it would write, and which file a command runs. */
public final class Scripts {

    private static final Lexicon LISTS = Lexicon.of("scripts");

    private static final Set<String> RUNNERS = LISTS.words("runners");
    private static final Set<String> LANGUAGES = LISTS.words("languages");
    private static final Set<String> SHELLS = LISTS.words("shells");

    private Scripts() {}

    /** What a script would write and remove when it is run, in its own words; nothing where the file is no script. */
    public static List<Write> writes(Write script) {
        String text = script.added();
        if (text.isEmpty() || FileKinds.isDocumentation(script.path())) {
            return List.of();
        }
        String name = Paths.name(script.path());
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (SHELLS.contains(ending)
                || text.startsWith("#!") && text.lines().findFirst().orElse("").endsWith("sh")) {
            return ShellWrites.of(Shell.commands(text));
        }
        if (!LANGUAGES.contains(ending) && !text.startsWith("#!")) {
            return List.of();
        }
        WriteList writes = new WriteList();
        Command run = new Command(
                ending.equals("pl") ? "perl" : "python", List.of(), List.of(), text, "", Command.Joint.FIRST, "");
        CodeWrites.writes(run, text, writes);
        return List.copyOf(writes.writes());
    }

    /** The folders that a script would make when it is run. */
    public static List<String> folders(Write script) {
        return CodeWrites.folders(script.added());
    }

    /** The files that a command may run as scripts, normalised, as seen from where the command line began. */
    public static List<String> ranBy(Command command) {
        String program = command.program();
        boolean runs = Interpreters.isLanguage(program) || Interpreters.isShell(program) || RUNNERS.contains(program);
        boolean direct = !runs && isPath(command.text(), program);
        if (!direct && !runs) {
            return List.of();
        }
        List<String> files = new ArrayList<>(1);
        if (direct) {
            files.add(Paths.join(command.directory(), path(command.text(), program)));
        }
        for (Command.Redirection redirection : runs ? command.redirections() : List.<Command.Redirection>of()) {
            if (redirection.operator().equals("<")) {
                files.add(Paths.join(command.directory(), redirection.target()));
            }
        }
        for (String operand : runs ? Operands.of(command.arguments()) : List.<String>of()) {
            int part = operand.indexOf("::");
            files.add(Paths.join(command.directory(), part < 0 ? operand : operand.substring(0, part)));
            if (operand.indexOf('/') < 0 && command.arguments().contains("-m")) {
                files.add(Paths.join(command.directory(), operand.replace('.', '/') + ".py"));
            }
        }
        return files;
    }

    /** Whether the program is written as a path, or has the ending of a script. */
    private static boolean isPath(String text, String program) {
        return program.indexOf('.') > 0 || text.contains("/" + program);
    }

    /** The word of a command line that ends with the program's name. */
    private static String path(String text, String program) {
        int at = text.indexOf("/" + program);
        return at < 0 ? program : text.substring(text.lastIndexOf(' ', at) + 1, at + 1) + program;
    }
}
