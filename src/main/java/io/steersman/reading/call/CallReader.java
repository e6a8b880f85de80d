package io.steersman.reading.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.reading.change.Edits;
import io.steersman.reading.change.ShellWrites;
import io.steersman.reading.change.Write;
import io.steersman.reading.check.Checks;
import io.steersman.reading.destruction.Destruction;
import io.steersman.reading.destruction.Destructions;
import io.steersman.reading.destruction.ToolDestructions;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Shell;
import io.steersman.reading.text.Arguments;
import io.steersman.trajectory.ToolCall;
import java.util.List;

/** Reads tool calls. Holds no state; safe for all threads. */
public final class CallReader {

    private CallReader() {}

    /** Reads a call that is made by itself. */
    public static Call read(ToolCall call) {
        return read(call, call.index(), Vocabulary.NONE);
    }

    /**
     * Reads a call, whatever client and tool it is of.
     *
     * @param turn number of the agent's turn in which it is made
     * @param vocabulary what commands, tools and files are called besides
     */
    public static Call read(ToolCall call, int turn, Vocabulary vocabulary) {
        JsonNode input = CallKey.unwrapped(call.input());
        String tool = call.tool();
        String name = ToolKinds.plain(tool);
        String script = ToolKinds.isShell(tool, name, input) ? Arguments.command(input) : "";
        boolean agents = AgentCommands.isOne(script);
        List<Command> commands =
                agents ? List.of(AgentCommands.command(script)) : vocabulary.known(commands(name, input, script));
        List<Write> changes = agents ? AgentCommands.writes(commands.get(0)) : ShellWrites.of(commands);
        ToolKind kind = agents
                ? AgentCommands.kind(script)
                : vocabulary.tool(tool).orElseGet(() -> ToolKinds.of(tool, name, input, commands, changes));
        List<Write> writes =
                vocabulary.seen(commands.isEmpty() && kind == ToolKind.EDIT ? Edits.of(name, input) : changes);
        List<String> targets = Targets.of(kind, input, commands, writes);
        String key = CallKey.of(tool, input);
        return new Call(
                call.index(),
                call.id(),
                call.agent(),
                turn,
                tool,
                kind,
                key,
                key.isEmpty() || !writes.isEmpty() ? Likeness.NONE : Likeness.of(input, commands),
                targets,
                commands,
                writes,
                destroys(tool, input, commands, writes),
                kind == ToolKind.POLL,
                Checks.isCheck(commands) || name.equals("runtests"),
                Summary.of(tool, input, script, targets));
    }

    /** What the commands destroy, or the tool itself: one that removes folders, one that runs statements. */
    private static List<Destruction> destroys(String tool, JsonNode input, List<Command> commands, List<Write> writes) {
        return commands.isEmpty() ? ToolDestructions.of(tool, input, writes) : Destructions.of(commands);
    }

    private static List<Command> commands(String name, JsonNode input, String script) {
        if (!script.isEmpty()) {
            return Shell.commands(script);
        }
        String code = ToolKinds.isPython(name) ? Arguments.text(input, "code", "command", "script") : "";
        return code.isEmpty()
                ? List.of()
                : List.of(new Command("python", List.of(), List.of(), code, "", Command.Joint.FIRST, code));
    }
}
