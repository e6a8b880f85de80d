package io.steersman.reading.destruction;

import io.steersman.reading.change.NewFolders;
import io.steersman.reading.change.Write;
import io.steersman.reading.path.FileKinds;
import io.steersman.reading.path.PathCover;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Shell;
import io.steersman.reading.text.Lexicon;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what a script that is written into a file would destroy once it is run. */
public final class ScriptDestructions {

    private static final Lexicon LISTS = Lexicon.of("scripts");

    private static final Set<String> SHELLS = LISTS.words("shells");
    private static final int LONGEST = 20_000;

    private ScriptDestructions() {}

    /** The deeds of a script, in its own words; none where the file is no script, and none that concern what it makes itself. */
    public static List<Destruction> of(Write script) {
        String text = script.added();
        if (text.isEmpty() || text.length() > LONGEST || FileKinds.isDocumentation(script.path())) {
            return List.of();
        }
        String name = Paths.name(script.path()).toLowerCase(Locale.ROOT);
        List<Command> commands = commands(name.substring(name.lastIndexOf('.') + 1), text);
        List<String> made = commands.stream()
                .flatMap(command -> NewFolders.of(command).stream())
                .map(NewFolders.NewFolder::path)
                .toList();
        return Destructions.of(commands).stream()
                .filter(deed -> !isOwn(deed, made) && !isSetUp(deed))
                .toList();
    }

    private static List<Command> commands(String ending, String text) {
        Set<String> programs = LISTS.words("run by, " + ending);
        if (SHELLS.contains(ending) || programs.isEmpty() && isShell(text)) {
            return Shell.commands(text);
        }
        return programs.stream().map(program -> run(program, text)).toList();
    }

    private static boolean isShell(String text) {
        return text.startsWith("#!")
                && Stream.of("sh", "bash", "zsh")
                        .anyMatch(text.lines().findFirst().orElse("")::endsWith);
    }

    private static Command run(String program, String text) {
        return new Command(program, List.of(), List.of(), text, "", Command.Joint.FIRST, program);
    }

    /** A script that tries something out begins with a fresh file of data, which is its own. */
    private static boolean isSetUp(Destruction deed) {
        return deed.kind() == Destruction.Kind.FILES
                && !deed.targets().isEmpty()
                && deed.targets().stream().allMatch(LostFiles::isData);
    }

    private static boolean isOwn(Destruction deed, List<String> made) {
        return !made.isEmpty()
                && deed.kind().paths()
                && deed.targets().stream().allMatch(path -> made.stream().anyMatch(own -> PathCover.covers(own, path)));
    }
}
