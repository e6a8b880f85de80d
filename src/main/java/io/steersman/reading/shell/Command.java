package io.steersman.reading.shell;

import java.util.List;

/**
 * One simple command of a shell script, with its wrappers taken off.
 *
 * @param program base name of the program that really runs ({@code git}, not {@code sudo} or {@code /usr/bin/git})
 * @param arguments its arguments, quotes removed, redirections not among them
 * @param redirections where its output goes and its input comes from
 * @param input what it reads from a here-document or here-string, or the program text given to an interpreter
 *     ({@code python -c}, {@code bash -c} is unwrapped instead); empty when there is none
 * @param directory where it runs, relative to where the script began, empty when it did not change
 * @param joint how it follows the command before it
 * @param text the command as it was written, wrappers included
 * @param use what the vocabulary says that it does
 */
public record Command(
        String program,
        List<String> arguments,
        List<Redirection> redirections,
        String input,
        String directory,
        Joint joint,
        String text,
        Use use) {

    /** How a command follows the one before it. */
    public enum Joint {
        FIRST,
        /** {@code ;} or a new line. */
        THEN,
        /** {@code &&}. */
        AND,
        /** {@code ||}. */
        OR,
        /** {@code |}: reads what the one before writes. */
        PIPE
    }

    /**
     * One redirection.
     *
     * @param operator {@code >}, {@code >>}, {@code <}, {@code 2>} ...
     * @param target the file, or {@code &1}
     */
    public record Redirection(String operator, String target) {}

    /** Most arguments, and most redirections, that are kept of one command. */
    public static final int MOST = 512;

    public Command {
        arguments = first(arguments);
        redirections = first(redirections);
    }

    /** A command of which no vocabulary speaks. */
    public Command(
            String program,
            List<String> arguments,
            List<Redirection> redirections,
            String input,
            String directory,
            Joint joint,
            String text) {
        this(program, arguments, redirections, input, directory, joint, text, Use.UNKNOWN);
    }

    /** The same command, of which a vocabulary speaks. */
    public Command as(Use said) {
        return new Command(program, arguments, redirections, input, directory, joint, text, said);
    }

    private static <T> List<T> first(List<T> all) {
        return List.copyOf(all.size() <= MOST ? all : all.subList(0, MOST));
    }

    /** Cheap, for the engine asks for it with each fact: commands that are written alike run alike. */
    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Whether it reaches for the service that watches the agent: to speak for its hooks, or to be rid of it. */
    public boolean reachesWatch() {
        return Watching.reachedBy(this);
    }

    /** The first argument that is no option, empty when there is none: the {@code commit} of {@code git commit}. */
    public String subcommand() {
        for (String argument : arguments) {
            if (!argument.startsWith("-")) {
                return argument;
            }
        }
        return "";
    }
}
