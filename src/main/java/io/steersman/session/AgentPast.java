package io.steersman.session;

import io.steersman.reading.Action;
import io.steersman.reading.FailureKind;
import io.steersman.reading.Mark;
import io.steersman.reading.Outage;
import io.steersman.trajectory.AgentMessage;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What one agent did of late, in the order in which it finished, and what is counted of it. */
final class AgentPast implements Serializable {

    private final Deque<Action> recent = new ArrayDeque<>();
    /** How often each call is among the recent ones. */
    private final Map<String, Integer> calls = new HashMap<>();

    private final Ground ground = new Ground();
    private final Attempts attempts = new Attempts();
    private final Talk talk = new Talk();
    private final Notices notices = new Notices();

    /**
     * Remembers a finished action, unless its turn holds the same one already.
     *
     * @return the action, marked as it stands to those before
     */
    Action add(Action finished) {
        if (isParallelDuplicate(finished)) {
            return finished;
        }
        Action action = finished.marked(marks(finished));
        notices.note(action);
        recent.addLast(action);
        calls.merge(action.call().key(), 1, Integer::sum);
        if (recent.size() > History.WINDOW) {
            String oldest = recent.removeFirst().call().key();
            calls.computeIfPresent(oldest, (key, times) -> times > 1 ? times - 1 : null);
        }
        ground.add(action);
        attempts.add(action);
        talk.interrupted();
        if (action.mutated()) {
            talk.workedOn();
        }
        return action;
    }

    private EnumSet<Mark> marks(Action finished) {
        EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
        if (calls.containsKey(finished.call().key()) || ground.knows(finished)) {
            marks.add(Mark.REPEATED);
        }
        for (Iterator<Action> back = recent.descendingIterator(); finished.evidence() && back.hasNext(); ) {
            Action last = back.next();
            if (last.evidence()) {
                mark(finished, last, marks);
                break;
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

    /** The agent said something. */
    void said(AgentMessage message) {
        talk.said(message);
        notices.said();
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

    /** Puts the light form of the action that was added last in its place. */
    void settle(Action light) {
        Action last = recent.peekLast();
        if (last != null && last.answer().step() == light.answer().step()) {
            recent.removeLast();
            recent.addLast(light);
        }
    }

    /** Forgets all: what follows is judged by itself. */
    void clear() {
        recent.clear();
        calls.clear();
        ground.clear();
        attempts.clear();
        talk.interrupted();
        talk.workedOn();
        notices.clear();
    }

    /** What the harness said of the agent's replies and calls. */
    Notices notices() {
        return notices;
    }

    List<Action> identicalRun(Action action) {
        return collect(action, action::sameAs, other -> !action.sameAs(other));
    }

    List<Action> replays(Action action) {
        return collect(
                action,
                other -> action.sameCall(other) && action.sameError(other),
                other -> other.acted() || action.sameCall(other) && !action.sameError(other));
    }

    Recurrence recurrences(Action action) {
        List<Action> found = collect(
                action,
                action::sameAs,
                other -> other.acted() && !action.sameCall(other) || action.sameCall(other) && !action.sameAs(other));
        List<Action> row = recent.stream().filter(Action::evidence).toList();
        List<Integer> ages =
                found.stream().map(other -> row.size() - 1 - row.indexOf(other)).toList();
        return new Recurrence(found, ages);
    }

    List<Action> sameErrors(Action action) {
        return collect(
                action,
                other -> other.tool().equals(action.tool()) && action.sameError(other),
                other -> other.mutated() || other.tool().equals(action.tool()) && other.succeeded());
    }

    List<Action> missesOn(Action action) {
        FailureKind failure = action.failure();
        return collect(
                action,
                other -> other.target().equals(action.target()) && other.failure() == failure,
                other -> other.succeeded() && other.call().targets().contains(action.target()));
    }

    List<Action> failuresOf(Action action) {
        FailureKind failure = action.failure();
        return collect(
                action,
                other -> other.tool().equals(action.tool()) && other.failure() == failure,
                other -> other.tool().equals(action.tool()) && other.succeeded());
    }

    /** A failed check is an answer: it neither counts nor ends the row. */
    List<Action> failuresInARow(Action action) {
        return collect(action, other -> other.failed() && !other.checks(), Action::succeeded);
    }

    List<Action> obstacles(Action action) {
        boolean late = action.failure() == FailureKind.TIMEOUT;
        return collect(
                action,
                action::sameObstacle,
                other -> other.acted()
                        || late && other.succeeded() && other.tool().equals(action.tool()));
    }

    /** Calls that were kept from running are no evidence, so this looks for itself. */
    List<Action> vetoes(Action action) {
        List<Action> found = new ArrayList<>();
        for (Iterator<Action> back = recent.descendingIterator(); back.hasNext(); ) {
            Action other = back.next();
            if (action.sameCall(other)) {
                if (!other.vetoed()) {
                    break;
                }
                found.add(other);
            }
        }
        Collections.reverse(found);
        return found;
    }

    /** Faults of the surroundings are no evidence, so this looks for itself. */
    List<Action> outages(Action action) {
        List<Action> found = new ArrayList<>();
        for (Iterator<Action> back = recent.descendingIterator(); back.hasNext(); ) {
            Action other = back.next();
            if (other.outage() != Outage.NONE && other.outage() == action.outage()) {
                found.add(other);
            } else if (other.succeeded() && other.tool().equals(action.tool())) {
                break;
            }
        }
        Collections.reverse(found);
        return found;
    }

    /** However much work lies between. */
    List<Action> beats(Action action) {
        return collect(action, action::sameAs, other -> false);
    }

    List<Action> pathsNotFound(Action action) {
        return collect(action, other -> other.failure() == FailureKind.PATH_NOT_FOUND, Action::succeeded);
    }

    List<Action> sameAnswers(Action action) {
        return collect(action, action::sameAnswer, other -> !action.sameAnswer(other));
    }

    List<Action> alikeRun(Action action) {
        return collect(action, action::isLike, other -> !action.isLike(other));
    }

    /** Dear, so asked only when the agent has made this call before. */
    List<Action> churn(Action action) {
        return ground.again() < 2
                ? List.of()
                : collect(action, other -> other.tool().equals(action.tool()), Action::mutated);
    }

    List<Action> reversals(Action action) {
        return Reversals.endingWith(action, recent.descendingIterator());
    }

    Cycle cycleEndingWith(Action action) {
        List<Action> row = recent.stream().filter(Action::evidence).toList();
        boolean isLast = !row.isEmpty() && row.get(row.size() - 1) == action;
        return isLast ? CycleFinder.find(row) : Cycle.NONE;
    }

    List<Action> last(int count) {
        List<Action> all = new ArrayList<>(recent);
        return Collections.unmodifiableList(all.subList(Math.max(0, all.size() - count), all.size()));
    }

    /** Walks back from an action: takes what matches, until something stops it. Not evidence is passed over. */
    private List<Action> collect(Action from, Predicate<Action> matches, Predicate<Action> stops) {
        List<Action> found = new ArrayList<>();
        if (recent.peekLast() != from) {
            return found;
        }
        for (Iterator<Action> back = recent.descendingIterator(); back.hasNext(); ) {
            Action other = back.next();
            if (other == from || other.evidence() && matches.test(other)) {
                found.add(other);
            } else if (other.evidence() && stops.test(other)) {
                break;
            }
        }
        Collections.reverse(found);
        return found;
    }

    private boolean isParallelDuplicate(Action action) {
        for (Iterator<Action> back = recent.descendingIterator(); back.hasNext(); ) {
            Action other = back.next();
            if (!action.together(other)) {
                return false;
            }
            if (action.sameAs(other)) {
                return true;
            }
        }
        return false;
    }
}
