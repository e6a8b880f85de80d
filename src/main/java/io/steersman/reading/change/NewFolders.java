package io.steersman.reading.change;

import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.CommandTable;
import io.steersman.reading.shell.Interpreters;
import io.steersman.reading.shell.Operands;
import java.util.ArrayList;
import java.util.List;

/** The folders that commands make, as far as they name them: {@code mkdir}, a clone, a worktree, an archive, a generator. */
public final class NewFolders {

    private static final CommandTable TABLE = CommandTable.shipped("folders.tsv");
    private static final String[] OUTPUT = TABLE.list("@output").toArray(String[]::new);
    private static final String FILLED = "filled";
    private static final String MADE_UP = "=$(mktemp -d";
    private static final List<String> ENDINGS =
            List.of(".git", ".zip", ".7z", ".tar", ".tgz", ".tar.gz", ".tar.xz", ".tar.bz2");

    private NewFolders() {}

    /**
     * A folder that a command makes.
     *
     * @param path normalised, as seen from where the script began
     * @param filled whether it comes with what somebody else made, as a clone does
     */
    public record NewFolder(String path, boolean filled) {}

    /** The folders of one command. */
    public static List<NewFolder> of(Command command) {
        if (command.program().isEmpty()) {
            return madeUp(command.text());
        }
        List<NewFolder> folders = new ArrayList<>(0);
        for (CommandTable.Match match : TABLE.matches(command)) {
            boolean filled = match.row().columns().contains(FILLED);
            for (String folder : named(match, command.arguments())) {
                folders.add(new NewFolder(Paths.join(GitWrites.directory(command), folder), filled));
            }
        }
        String output = Operands.value(command.arguments(), OUTPUT);
        if (!output.isEmpty() && Paths.name(output).indexOf('.') < 0) {
            folders.add(new NewFolder(Paths.join(command.directory(), output), false));
        }
        if (Interpreters.isLanguage(command.program())) {
            CodeWrites.folders(command.input())
                    .forEach(made -> folders.add(new NewFolder(Paths.join(command.directory(), made), false)));
        }
        return folders;
    }

    /** {@code DIR=$(mktemp -d)}: later calls name it by its variable. */
    private static List<NewFolder> madeUp(String text) {
        int equals = text.indexOf(MADE_UP);
        String name = equals < 0 ? "" : text.substring(text.lastIndexOf(' ', equals) + 1, equals);
        return name.isEmpty()
                ? List.of()
                : List.of(new NewFolder("$" + name, false), new NewFolder("${" + name + "}", false));
    }

    private static List<String> named(CommandTable.Match match, List<String> arguments) {
        for (String place : match.row().choices(0)) {
            List<String> folders = at(place, match, arguments);
            if (!folders.isEmpty()) {
                return folders;
            }
        }
        return List.of();
    }

    private static List<String> at(String place, CommandTable.Match match, List<String> arguments) {
        if (place.startsWith("of ")) {
            return match.at(place.substring(3), arguments).stream()
                    .map(NewFolders::stem)
                    .toList();
        }
        if (place.equals("last") && match.operands().size() < 2) {
            return List.of();
        }
        boolean literal = Character.isLetter(place.charAt(0)) && !place.equals("all") && !place.equals("last");
        return literal ? List.of(place) : match.at(place, arguments);
    }

    /** The name of a repository or an archive without its ending, as the folder is called that it becomes. */
    private static String stem(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
        for (int i = ENDINGS.size() - 1; i >= 0; i--) {
            if (name.endsWith(ENDINGS.get(i))) {
                return name.substring(0, name.length() - ENDINGS.get(i).length());
            }
        }
        return name;
    }
}
