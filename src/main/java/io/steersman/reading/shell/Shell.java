package io.steersman.reading.shell;

import io.steersman.reading.path.Paths;
import java.util.List;

/**
 * Reads shell scripts as commands rather than as text.
 *
 * <p>Follows the POSIX shell grammar and what bash adds to it as far as the question "which programs run, where, with
 * which arguments and files" needs it. Commands inside groups, subshells, loops, branches and functions are commands;
 * so are those of {@code $( )}, backquotes and {@code <( )}, which come before the pipeline that holds them, because
 * they run first. A loop over literal words stands for all of them: {@code for f in a b; do rm $f; done} is {@code rm a
 * b}. Substitutions in the body of a here-document are not read.
 */
public final class Shell {

    /** Longest script that is read, in characters; what comes after it is passed over. */
    public static final int LONGEST = 64 * 1024;

    /** Most commands, and most changes, that are read of one script. */
    public static final int MOST = 128;

    /** Deepest nesting of scripts in scripts that is read ({@code bash -c "bash -c ..."}, substitutions). */
    static final int DEEPEST = 8;

    private Shell() {}

    /**
     * The simple commands of a script in the order in which they are written, wrappers such as {@code sudo} taken off.
     *
     * @param script a script of any form; half scripts and other text are read as far as they make sense
     * @return the first {@value #MOST} commands, empty when there is none
     */
    public static List<Command> commands(String script) {
        String text = script.length() > LONGEST ? script.substring(0, LONGEST) : script;
        return new ShellParser(text, new ShellScope(), 0).commands();
    }

    /** The folder in which a script leaves its shell, as seen from where it began; empty when it stays or does not tell. */
    public static String endsIn(List<Command> commands) {
        if (commands.isEmpty()) {
            return "";
        }
        Command last = commands.get(commands.size() - 1);
        boolean goes = last.program().equals("cd") && last.arguments().size() == 1;
        return goes ? Paths.join(last.directory(), last.arguments().get(0)) : last.directory();
    }
}
