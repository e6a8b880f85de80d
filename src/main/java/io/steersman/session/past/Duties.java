package io.steersman.session.past;

import io.steersman.fact.Action;
import io.steersman.fact.Mark;
import io.steersman.fact.Requirement;
import io.steersman.reading.instruction.ClientMode;
import io.steersman.reading.instruction.ConstraintMatch;
import io.steersman.reading.language.Constraint;
import io.steersman.reading.language.Constraint.Polarity;
import io.steersman.trajectory.Instruction.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** The constraints that stand, and what has become of them: demands that were met, limits that may be forgotten. */
final class Duties {

    private static final int MOST = 200;

    private List<Constraint> standing = List.of();
    private List<Constraint> writes = List.of();
    private List<Constraint> confining = List.of();
    private List<Constraint> commands = List.of();
    private List<Constraint> tools = List.of();
    private List<Constraint> reads = List.of();
    private List<Constraint> limits = List.of();
    private List<Constraint> unmet = List.of();
    private List<Constraint> forgotten = List.of();
    private boolean lifted;
    private int said;

    List<Constraint> standing() {
        return standing;
    }

    /** Those that forbid writing something. */
    List<Constraint> ofWrites() {
        return writes;
    }

    /** Those that allow writing one thing and nothing else. */
    List<Constraint> confining() {
        return confining;
    }

    /** Those that forbid a command. */
    List<Constraint> ofCommands() {
        return commands;
    }

    /** Those that forbid a tool. */
    List<Constraint> ofTools() {
        return tools;
    }

    /** Those that forbid reading something. */
    List<Constraint> ofReads() {
        return reads;
    }

    /** Marks an open action as it stands to them. */
    void mark(Set<Mark> marks) {
        if (!forgotten.isEmpty()) {
            marks.add(Mark.LIMITS_FORGOTTEN);
        }
        if (!commands.isEmpty()) {
            marks.add(Mark.COMMANDS_LIMITED);
        }
        if (!tools.isEmpty()) {
            marks.add(Mark.TOOLS_LIMITED);
        }
        if (!reads.isEmpty()) {
            marks.add(Mark.READS_LIMITED);
        }
    }

    /** Demands that nothing has met yet. */
    List<Constraint> unmet() {
        return unmet;
    }

    /** The limits that the user set. */
    List<Constraint> limits() {
        return limits;
    }

    /** Limits of the user that were not said again since the context was condensed, until the next action is over. */
    List<Constraint> forgotten() {
        return forgotten;
    }

    /** The number of actions at which the user last set a limit. */
    int saidAt() {
        return said;
    }

    /**
     * Takes in the constraints that stand from now on.
     *
     * @param actions how many actions there were so far
     */
    void stand(List<Constraint> constraints, int actions) {
        List<Constraint> before = standing;
        standing = List.copyOf(constraints.subList(0, Math.min(MOST, constraints.size())));
        confining = those(Constraint::confinesWrites);
        writes = those(constraint -> constraint.limitsWrites() && !constraint.confinesWrites());
        commands = those(Constraint::limitsCommands);
        tools = those(Constraint::limitsTools);
        reads = those(Constraint::limitsReads);
        lifted = standing.stream().anyMatch(constraint -> constraint.polarity() == Polarity.LIFTED);
        List<Constraint> usersBefore = limits;
        limits = those(Duties::limitsUser);
        said = usersBefore.containsAll(limits) ? said : actions;
        unmet = standing.stream()
                .filter(Requirement::isForTheEnd)
                .filter(demand -> unmet.contains(demand) || !before.contains(demand))
                .toList();
        forgotten = forgotten.stream().filter(limits::contains).toList();
    }

    private List<Constraint> those(Predicate<Constraint> kind) {
        return standing.stream().filter(kind).toList();
    }

    private static boolean limitsUser(Constraint constraint) {
        boolean user = constraint.source() == Source.USER;
        return user
                && (constraint.limitsWrites()
                        || constraint.limitsCommands()
                        || constraint.limitsTools()
                        || constraint.limitsReads());
    }

    /** An action is over: it may have met a demand, and what was forgotten has been told. */
    void did(Action action) {
        forgotten = List.of();
        if (ClientMode.isLeftBy(action.call()) && action.succeeded()) {
            stand(standing.stream().filter(limit -> !ClientMode.sets(limit)).toList(), said);
        }
        if (lifted && (action.succeeded() || action.ran() && action.call().checks())) {
            use(action);
        }
        if (!unmet.isEmpty() && action.finished()) {
            unmet = unmet.stream()
                    .filter(demand -> !Requirement.isMetBy(demand, action))
                    .toList();
        }
    }

    /** What was done on leave is done: the leave holds until the user asks for something else, if it was not for one time. */
    private void use(Action action) {
        boolean back = false;
        List<Constraint> used = new ArrayList<>(standing.size());
        for (Constraint limit : standing) {
            boolean use = limit.polarity() == Polarity.LIFTED && breaks(limit.as(Polarity.FORBID), action);
            boolean atOnce = use && limit.isSpentAtOnce();
            back |= atOnce;
            used.add(use ? limit.as(atOnce ? Polarity.FORBID : Polarity.SPENT) : limit);
        }
        standing = List.copyOf(used);
        lifted = standing.stream().anyMatch(constraint -> constraint.polarity() == Polarity.LIFTED);
        if (back) {
            stand(standing, said);
        }
    }

    private static boolean breaks(Constraint limit, Action action) {
        return action.commands().stream().anyMatch(command -> ConstraintMatch.forbidsCommand(limit, command)
                        .found())
                || action.writes().stream().anyMatch(write -> ConstraintMatch.forbidsWrite(limit, write)
                        .found())
                || ConstraintMatch.forbidsTool(limit, action.call()).found()
                || ConstraintMatch.forbidsRead(limit, action.call()).found();
    }

    /** The context was condensed. */
    void condensed() {
        forgotten = limits;
    }

    /** Something was said to the agent: limits that it names are not forgotten. */
    void heard(String text) {
        if (!forgotten.isEmpty()) {
            String lower = text.toLowerCase(Locale.ROOT);
            forgotten = forgotten.stream()
                    .filter(limit -> !lower.contains(limit.pattern().toLowerCase(Locale.ROOT)))
                    .toList();
        }
    }
}
