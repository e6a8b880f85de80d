package io.steersman.reading.check;

import io.steersman.reading.change.GitWrites;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Operands;
import java.util.List;
import java.util.Set;

/** Tells commands that put the work aside for a while, so that what runs then says nothing of it, and those that take it back. */
public final class Stash {

    private static final Set<String> NEITHER = Set.of("list", "show", "drop", "clear", "create", "store", "branch");

    private Stash() {}

    /** Whether the work is put aside when all these commands have run; as before when none of them touches it. */
    public static boolean after(List<Command> commands, boolean before) {
        boolean aside = before;
        for (Command command : commands) {
            aside = aside ? !returns(command) : leaves(command);
        }
        return aside;
    }

    /** Whether any of the commands puts work aside or takes it back. */
    public static boolean touches(List<Command> commands) {
        return commands.stream().anyMatch(command -> leaves(command) || returns(command));
    }

    public static boolean leaves(Command command) {
        if (!command.program().equals("git") || !GitWrites.verb(command).equals("stash")) {
            return false;
        }
        String verb = verb(command);
        return !NEITHER.contains(verb) && !isReturn(verb);
    }

    public static boolean returns(Command command) {
        return command.program().equals("git") && GitWrites.verb(command).equals("stash") && isReturn(verb(command));
    }

    private static String verb(Command command) {
        return Operands.of(GitWrites.rest(command)).stream().findFirst().orElse("push");
    }

    private static boolean isReturn(String verb) {
        return verb.equals("pop") || verb.equals("apply");
    }
}
