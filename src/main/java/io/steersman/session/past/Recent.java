package io.steersman.session.past;

import io.steersman.fact.Action;
import io.steersman.fact.History;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * The last actions of one agent, turn by turn, and the one way in which rows of them are collected. Bounded.
 *
 * <p>A turn is a set: what was asked at once is one attempt, whatever the number of calls and the order of their answers. So
 * a row holds one action of each turn, and a turn that holds what ends the row is no part of it.
 */
final class Recent {

    /** In the order of the calls, whichever was answered first. */
    private final List<Action> actions = new ArrayList<>();

    /**
     * Remembers a finished action; of equal ones of one turn the last.
     *
     * @return the actions that are remembered no longer
     */
    List<Action> add(Action action) {
        List<Action> gone = new ArrayList<>(1);
        int at = end(action.call().turn());
        for (int i = at - 1; i >= 0 && actions.get(i).together(action); i--) {
            if (actions.get(i).sameAs(action)) {
                gone.add(actions.remove(i));
                at--;
                break;
            }
        }
        while (at > 0
                && actions.get(at - 1).together(action)
                && actions.get(at - 1).call().step() > action.call().step()) {
            at--;
        }
        actions.add(at, action);
        if (actions.size() > History.WINDOW) {
            gone.add(actions.remove(0));
        }
        return gone;
    }

    /** Puts another form of an action in its place. */
    void replace(Action light) {
        for (int i = actions.size() - 1; i >= 0; i--) {
            if (actions.get(i).answer().step() == light.answer().step()) {
                actions.set(i, light);
                return;
            }
        }
    }

    /** Forgets all. */
    void clear() {
        actions.clear();
    }

    /** All that are remembered, the oldest first. */
    List<Action> all() {
        return Collections.unmodifiableList(actions);
    }

    /** Those of the last turn before that of an action which count. */
    List<Action> lastTurn(Action from, Predicate<Action> counts) {
        List<Action> found = new ArrayList<>(2);
        for (int i = start(from.call().turn()) - 1; i >= 0; i--) {
            Action other = actions.get(i);
            if (!found.isEmpty() && !found.get(0).together(other)) {
                break;
            }
            if (counts.test(other)) {
                found.add(other);
            }
        }
        return found;
    }

    /**
     * The row that ends with an action: one action of each turn that matches, back to the turn in which something ends it.
     *
     * @param counts what is looked at at all
     * @param ends what ends the row, unless it matches
     */
    List<Action> row(Action from, Predicate<Action> counts, Predicate<Action> matches, Predicate<Action> ends) {
        List<Action> found = new ArrayList<>();
        found.add(from);
        int at = end(from.call().turn()) - 1;
        while (at >= 0) {
            int turn = actions.get(at).call().turn();
            Action match = from;
            for (; at >= 0 && actions.get(at).call().turn() == turn; at--) {
                Action other = actions.get(at);
                if (other == from || !counts.test(other)) {
                    continue;
                }
                if (matches.test(other)) {
                    match = match == from ? other : match;
                } else if (ends.test(other)) {
                    return inOrder(found);
                }
            }
            if (!match.together(from)) {
                found.add(match);
            }
        }
        return inOrder(found);
    }

    /**
     * All actions that count, up to one and those made with it, of the turns since something happened; when it happened in the
     * turn of that one, this one alone.
     */
    List<Action> since(Action from, Predicate<Action> counts, Predicate<Action> happened) {
        int end = end(from.call().turn());
        int start = end;
        while (start > 0) {
            int begin = start(actions.get(start - 1).call().turn());
            for (Action other : actions.subList(begin, start)) {
                if (other != from && counts.test(other) && happened.test(other)) {
                    return start == end ? List.of(from) : upTo(from, start, end, counts);
                }
            }
            start = begin;
        }
        return upTo(from, start, end, counts);
    }

    private List<Action> upTo(Action from, int start, int end, Predicate<Action> counts) {
        List<Action> found = new ArrayList<>(end - start);
        for (Action action : actions.subList(start, end)) {
            if (action != from && counts.test(action)) {
                found.add(action);
            }
        }
        found.add(from);
        return found;
    }

    private static List<Action> inOrder(List<Action> found) {
        Collections.reverse(found);
        return found;
    }

    /** Where the actions of later turns begin. */
    private int end(int turn) {
        int at = actions.size();
        while (at > 0 && actions.get(at - 1).call().turn() > turn) {
            at--;
        }
        return at;
    }

    /** Where the actions of a turn begin. */
    private int start(int turn) {
        int at = actions.size();
        while (at > 0 && actions.get(at - 1).call().turn() >= turn) {
            at--;
        }
        return at;
    }
}
