package io.steersman.reading.call;

import io.steersman.reading.change.Write;
import io.steersman.reading.destruction.Destruction;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Shell;
import java.util.ArrayList;
import java.util.List;

/**
 * A tool call, read: what it does and what makes another call the same.
 *
 * @param step index of the call's step
 * @param id the client's id of the call
 * @param agent id of the subagent, empty for the main agent
 * @param turn number of the agent's turn in which it was made: calls of one turn were made before any of them was answered
 * @param tool the tool's name as the client gives it
 * @param kind what it does
 * @param key equal for calls that are the same; empty when it cannot be told (a redacted or cut argument)
 * @param likeness what makes another call alike that is not the same to the letter
 * @param targets the paths, addresses or patterns that the call is about, normalised, the main one first
 * @param commands the shell commands it runs, empty when it runs none
 * @param writes the changes to files that it makes, as far as the call tells
 * @param destroys what it would destroy, as far as the call tells
 * @param polls whether it only waits for, or asks after, something that runs elsewhere
 * @param checks whether it verifies work: tests, a linter, a type checker, a build
 * @param summary the call in a few words for a reader, at most 120 characters
 */
public record Call(
        int step,
        String id,
        String agent,
        int turn,
        String tool,
        ToolKind kind,
        String key,
        Likeness likeness,
        List<String> targets,
        List<Command> commands,
        List<Write> writes,
        List<Destruction> destroys,
        boolean polls,
        boolean checks,
        String summary) {

    /** Most commands, most changes, and most deeds that destroy, that are offered of one call: what a rule asks of each must stay cheap. */
    public static final int MOST = Shell.MOST;

    public Call {
        targets = List.copyOf(targets);
        commands = first(commands);
        writes = first(writes);
        destroys = first(destroys);
    }

    /** Whether it may do more than is offered here: one of its lists is full. */
    public boolean cut() {
        return commands.size() == MOST || writes.size() == MOST || destroys.size() == MOST;
    }

    private static <T> List<T> first(List<T> all) {
        return List.copyOf(all.size() <= MOST ? all : all.subList(0, MOST));
    }

    /** The same call, known to destroy more than it tells by itself. */
    public Call alsoDestroying(List<Destruction> more) {
        List<Destruction> all = new ArrayList<>(destroys);
        all.addAll(more);
        return new Call(
                step, id, agent, turn, tool, kind, key, likeness, targets, commands, writes, all, polls, checks,
                summary);
    }

    /** The same call, known to make more changes than it tells by itself. */
    public Call also(List<Write> more) {
        List<Write> all = new ArrayList<>(writes);
        all.addAll(more);
        return new Call(
                step, id, agent, turn, tool, kind, key, likeness, targets, commands, all, destroys, polls, checks,
                summary);
    }
}
