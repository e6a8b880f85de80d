package io.steersman.reading;

import io.steersman.trajectory.Instruction;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A limit that an instruction sets, in a form that a call can be held against.
 *
 * @param polarity whether it forbids, demands, allows nothing else, or gives leave
 * @param act what it speaks of doing
 * @param subject what kind of thing the pattern names
 * @param pattern a path, a glob, a command's words, a tool's name, or the name of a kind of file
 * @param exceptions patterns that the constraint does not speak of; beside {@code ONLY}, the other things allowed
 * @param askable whether the instruction itself says that leave may be asked for ("unless I ask", "without asking me")
 * @param quote the sentence of the instruction, as it was written
 * @param step index of the instruction's step
 * @param source who said it
 */
public record Constraint(
        Polarity polarity,
        Act act,
        Subject subject,
        String pattern,
        List<String> exceptions,
        boolean askable,
        String quote,
        int step,
        Instruction.Source source) {

    public Constraint {
        exceptions = List.copyOf(exceptions);
    }

    /** Cheap, for the engine asks for it with each fact. */
    @Override
    public int hashCode() {
        return 31 * quote.hashCode() + pattern.hashCode();
    }

    /** The same constraint, said in another step. */
    Constraint at(int otherStep) {
        return new Constraint(polarity, act, subject, pattern, exceptions, askable, quote, otherStep, source);
    }

    /** Whether it forbids writing something, or all but something. */
    public boolean limitsWrites() {
        return (polarity == Polarity.FORBID || polarity == Polarity.ONLY)
                && subject != Subject.COMMAND
                && subject != Subject.TOOL;
    }

    /** Whether it allows writing one thing and nothing else. */
    public boolean confinesWrites() {
        return polarity == Polarity.ONLY && limitsWrites();
    }

    /** Whether it forbids a tool. */
    public boolean limitsTools() {
        return polarity == Polarity.FORBID && subject == Subject.TOOL;
    }

    /** What to cite of several: each quote once. */
    public static String quotes(Collection<Constraint> constraints) {
        return constraints.stream().map(Constraint::quote).distinct().limit(3).collect(Collectors.joining("\" - \""));
    }

    /** Whether it forbids a command. */
    public boolean limitsCommands() {
        return polarity == Polarity.FORBID && subject == Subject.COMMAND;
    }

    /** Which way a constraint points. */
    public enum Polarity {
        FORBID,
        REQUIRE,
        /** Nothing but what the pattern names. */
        ONLY,
        /** Given leave, or asked for: takes back a {@code FORBID}. */
        ALLOW
    }

    /** What a constraint speaks of doing. */
    public enum Act {
        /** Create, change or delete. */
        WRITE,
        CREATE,
        DELETE,
        READ,
        /** Run a command. */
        RUN,
        /** Use a tool. */
        USE
    }

    /** What a constraint's pattern names. */
    public enum Subject {
        PATH,
        /** A kind of file: {@code tests}, {@code configuration}, {@code lock files}, {@code CI} ... */
        FILE_KIND,
        COMMAND,
        TOOL
    }
}
