package io.steersman.reading.call;

import io.steersman.reading.destruction.Destructions;
import io.steersman.reading.path.FileKinds;
import io.steersman.reading.shell.Command;
import java.util.List;

/**
 * The folder that is worked in, where it lies among temporary files: a checkout there is a project like any other, so its files are
 * told by their paths from there, and only what lies beside it is temporary.
 *
 * @param path without an end of its own; empty for folders that lie elsewhere, or are unknown
 */
public record WorkFolder(String path) {

    /** Nothing is known, or nothing is to be done. */
    public static final WorkFolder UNKNOWN = new WorkFolder("");

    /** What stands before a temporary folder where the system links it. */
    private static final String LINKED = "/private";

    /** The roots of temporary files are no projects. */
    private static final List<String> ROOTS = List.of("/tmp", "/var/tmp", "/dev/shm");

    /** Takes the path of a folder. */
    public static WorkFolder of(String path) {
        String plain = plain(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        return FileKinds.isTemporary(plain) && !ROOTS.contains(plain) ? new WorkFolder(plain) : UNKNOWN;
    }

    private static String plain(String path) {
        return path.startsWith(LINKED + "/") ? path.substring(LINKED.length()) : path;
    }

    /** The call with the paths of the folder as they are seen from there. */
    public Call seen(Call call) {
        if (path.isEmpty()) {
            return call;
        }
        List<Command> commands = call.commands().stream().map(this::seen).toList();
        return new Call(
                call.step(),
                call.id(),
                call.agent(),
                call.turn(),
                call.tool(),
                call.kind(),
                call.key(),
                call.likeness(),
                call.targets().stream().map(this::from).toList(),
                commands,
                call.writes().stream()
                        .map(write -> write.at(from(write.path())))
                        .toList(),
                commands.isEmpty() ? call.destroys() : Destructions.of(commands),
                call.polls(),
                call.checks(),
                call.summary());
    }

    private Command seen(Command command) {
        return new Command(
                command.program(),
                command.arguments().stream().map(this::from).toList(),
                command.redirections(),
                command.input(),
                command.directory().isEmpty() || plain(command.directory()).equals(path)
                        ? ""
                        : from(command.directory()),
                command.joint(),
                command.text(),
                command.use());
    }

    private String from(String told) {
        String other = plain(told);
        if (other.equals(path)) {
            return ".";
        }
        return other.startsWith(path + "/") ? other.substring(path.length() + 1) : told;
    }
}
