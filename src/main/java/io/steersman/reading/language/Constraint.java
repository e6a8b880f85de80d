package io.steersman.reading.language;

import io.steersman.trajectory.Instruction;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
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
 * @param time how long it holds
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
        Time time,
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
    public Constraint at(int otherStep) {
        return new Constraint(polarity, act, subject, pattern, exceptions, askable, time, quote, otherStep, source);
    }

    /** The same limit, as leave that was given has left it. */
    public Constraint as(Polarity other) {
        return new Constraint(other, act, subject, pattern, exceptions, askable, time, quote, step, source);
    }

    /**
     * The same limit, from which leave was given.
     *
     * @param once whether for one time and no more
     */
    public Constraint lifted(boolean once) {
        Time left = time == Time.ONCE ? Time.STANDING : time;
        return new Constraint(
                Polarity.LIFTED,
                act,
                subject,
                pattern,
                exceptions,
                askable,
                once ? Time.ONCE : left,
                quote,
                step,
                source);
    }

    /** Whether it forbids again as soon as leave from it was used. */
    public boolean isSpentAtOnce() {
        return time == Time.ONCE || Moments.isEachTime(quote.toLowerCase(Locale.ROOT));
    }

    /** The same constraint, which does not speak of these either, or allows them too. */
    public Constraint excepting(List<String> others) {
        return new Constraint(polarity, act, subject, pattern, others, askable, time, quote, step, source);
    }

    /** Whether it holds for what is new as much as for what was there: nothing is to be made, or a place is named, which is there. */
    public boolean reachesNew() {
        boolean place = subject == Subject.PATH && pattern.indexOf('*') < 0;
        return isMode() || act == Act.CREATE || place;
    }

    /** Whether it speaks of one file by its name: who says not to change it has one. */
    public boolean namesFile() {
        return subject == Subject.PATH && pattern.indexOf('*') < 0 && !pattern.endsWith("/");
    }

    /** Whether it allows writing wherever the work is, and nowhere else: what is new beyond is as little wanted. */
    public boolean confinesToProject() {
        return confinesWrites() && pattern.equals(Things.PROJECT);
    }

    /** Whether nothing, or no code, is to be changed at all: how the agent is to work, not which files are left alone. */
    public boolean isMode() {
        return act == Act.WRITE && (pattern.equals(Things.EVERYTHING) || pattern.equals(Things.CODE));
    }

    /** Whether leave was given for this occasion only. */
    public boolean isLifted() {
        return polarity == Polarity.LIFTED || polarity == Polarity.SPENT;
    }

    /** Whether it forbids writing something, or all but something. */
    public boolean limitsWrites() {
        return (polarity == Polarity.FORBID || polarity == Polarity.ONLY)
                && act != Act.READ
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

    /** Whether it forbids reading something. */
    public boolean limitsReads() {
        return polarity == Polarity.FORBID && act == Act.READ && subject == Subject.PATH;
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
        ALLOW,
        /** A {@code FORBID} from which leave was given for one occasion. */
        LIFTED,
        /** A {@code LIFTED} whose leave was used: it forbids again when the user asks for something else. */
        SPENT
    }

    /** How long a limit holds, or how far leave reaches. */
    public enum Time {
        /** Until the agent is told to go on: "not yet", "for now", "until I say so". */
        NOW,
        /** For what was asked for, and no longer: leave to commit this. */
        ONCE,
        /** At all times: "never", "from now on". */
        STANDING
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
