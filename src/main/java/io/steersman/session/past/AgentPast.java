package io.steersman.session.past;

import io.steersman.fact.Action;
import io.steersman.fact.Cycle;
import io.steersman.fact.Ground;
import io.steersman.fact.Mark;
import io.steersman.fact.Recurrence;
import io.steersman.fact.Since;
import io.steersman.reading.change.Write;
import io.steersman.reading.result.Outage;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Instruction;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What one agent did of late, and what is counted of it. */
final class AgentPast {

    private final Recent recent = new Recent();
    /** How often each call is among the recent ones. */
    private final Map<String, Integer> calls = new HashMap<>();

    private final Ground ground = new Ground();
    private final Attempts attempts = new Attempts();
    private final Talk talk = new Talk();
    private final Chanted chanted = new Chanted();
    private final Notices notices = new Notices();
    private final Pushes pushes = new Pushes();

    /**
     * Remembers a finished action.
     *
     * @param asked whether the user asked for it to be repeated
     * @return the action, marked as it stands to those before
     */
    Action add(Action finished, boolean asked) {
        EnumSet<Mark> marks = marks(finished);
        if (asked) {
            marks.add(Mark.ASKED_AGAIN);
        }
        Action action = finished.marked(marks);
        notices.note(action);
        calls.merge(action.call().key(), 1, Integer::sum);
        recent.add(action)
                .forEach(gone ->
                        calls.computeIfPresent(gone.call().key(), (key, times) -> times > 1 ? times - 1 : null));
        ground.add(action);
        attempts.add(action);
        chanted.add(action);
        talk.interrupted();
        if (action.mutated()) {
            talk.workedOn();
            pushes.worked();
        }
        return action;
    }

    private EnumSet<Mark> marks(Action finished) {
        EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
        if (calls.containsKey(finished.call().key()) || ground.knows(finished)) {
            marks.add(Mark.REPEATED);
        }
        if (finished.evidence()
                && !finished.writes().isEmpty()
                && finished.writes().stream().allMatch(Write::idle)) {
            marks.add(Mark.IDLE);
        }
        if (finished.evidence()) {
            for (Action last : recent.lastTurn(finished, Action::evidence)) {
                mark(finished, last, marks);
            }
        }
        return marks;
    }

    private static void mark(Action finished, Action last, EnumSet<Mark> marks) {
        if (finished.isLike(last)) {
            marks.add(Mark.ALIKE);
        }
        if (finished.sameAnswer(last)) {
            marks.add(Mark.SAME_ANSWER);
        }
    }

    /** The agent called something; what comes of it is not told everywhere. */
    void begun() {
        talk.interrupted();
        pushes.begun();
    }

    /** The agent said something. */
    void said(AgentMessage message) {
        talk.said(message);
        notices.said();
        pushes.said(message);
    }

    /** Somebody else than the user said something; what the agent repeats because it is sent back is not its own doing. */
    void heard(Instruction instruction) {
        notices.note(instruction);
        if (pushes.heard(instruction)) {
            clear();
        }
    }

    /** The user spoke about something else. */
    void userSpoke() {
        clear();
        pushes.clear();
    }

    /** The agent's context was condensed. */
    void condensed() {
        talk.compacted();
        ground.condensed();
    }

    Ground ground() {
        return ground;
    }

    Attempts attempts() {
        return attempts;
    }

    Talk talk() {
        return talk;
    }

    Chanted chanted() {
        return chanted;
    }

    /** Puts the light form of an action in its place. */
    void settle(Action light) {
        recent.replace(light);
    }

    /** Forgets all: what follows is judged by itself. */
    void clear() {
        recent.clear();
        calls.clear();
        ground.clear();
        attempts.clear();
        chanted.clear();
        talk.interrupted();
        talk.workedOn();
        notices.clear();
    }

    /** The rounds that the harness makes. */
    Pushes pushes() {
        return pushes;
    }

    /** What the harness said of the agent's replies and calls. */
    Notices notices() {
        return notices;
    }

    /** The actions that count, up to this one, since something happened. */
    List<Action> since(Action action, Since one, Since or) {
        return recent.since(
                action, Action::evidence, other -> one.happened(action, other) || or.happened(action, other));
    }

    List<Action> identicalRun(Action action) {
        return row(action, action::repeats, other -> !action.repeats(other));
    }

    List<Action> replays(Action action) {
        return row(
                action,
                other -> action.sameCall(other) && action.sameError(other),
                other -> other.acted() || action.sameCall(other) && !action.sameError(other));
    }

    Recurrence recurrences(Action action) {
        List<Action> found = row(
                action,
                action::sameAs,
                other -> other.acted() && !action.sameCall(other) || action.sameCall(other) && !action.sameAs(other));
        return Recurrence.of(found, evidence());
    }

    /** Calls that were kept from running are no evidence, so this looks at them alone, and at what did run. */
    List<Action> vetoes(Action action) {
        return recent.row(action, action::sameCall, Action::vetoed, other -> true);
    }

    /** Faults of the surroundings are no evidence, so this looks for itself. */
    List<Action> outages(Action action) {
        return recent.row(
                action,
                Action::finished,
                other -> other.outage() != Outage.NONE && other.outage() == action.outage(),
                other -> other.succeeded() && other.tool().equals(action.tool()));
    }

    /** However much work lies between. */
    List<Action> beats(Action action) {
        return row(action, action::sameAs, other -> false);
    }

    List<Action> sameAnswers(Action action) {
        return row(action, action::sameAnswer, other -> !action.sameAnswer(other));
    }

    List<Action> alikeRun(Action action) {
        return row(action, action::isLike, other -> !action.isLike(other));
    }

    /** Dear, so asked only when the agent has made this call before. */
    List<Action> churn(Action action) {
        return ground.again() < 2
                ? List.of()
                : row(action, other -> other.tool().equals(action.tool()), Action::mutated);
    }

    /** What changes nothing ends no row, but what does. */
    List<Action> idle(Action action) {
        return recent.row(
                action,
                Action::evidence,
                other -> other.changesNothing() && other.target().equals(action.target()),
                other -> other.mutated() && other.target().equals(action.target()));
    }

    /** Looking at the file again does not make its text unique. */
    List<Action> notUnique(Action action) {
        return recent.row(
                action,
                Action::evidence,
                other -> other.failure() == action.failure() && other.target().equals(action.target()),
                other -> other.mutated() && other.target().equals(action.target()));
    }

    List<Action> reversals(Action action) {
        return Reversals.endingWith(action, recent.all());
    }

    Cycle cycleEndingWith(Action action) {
        return CycleFinder.find(evidence(), action);
    }

    List<Action> last(int count) {
        List<Action> all = recent.all();
        return List.copyOf(all.subList(Math.max(0, all.size() - count), all.size()));
    }

    private List<Action> evidence() {
        return recent.all().stream().filter(Action::evidence).toList();
    }

    private List<Action> row(Action from, Predicate<Action> matches, Predicate<Action> ends) {
        return recent.row(from, Action::evidence, matches, ends);
    }
}
