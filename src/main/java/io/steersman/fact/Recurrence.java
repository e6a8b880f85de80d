package io.steersman.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Equal actions with others between them.
 *
 * @param actions the equal ones, the oldest first
 * @param ages how many actions ago each was, in the same order; the last is 0
 * @param aroundFailure whether between each two of them a call failed, each time in the same way: then that is the trouble
 */
public record Recurrence(List<Action> actions, List<Integer> ages, boolean aroundFailure) {

    /** Nothing recurs. */
    public static final Recurrence NONE = new Recurrence(List.of(), List.of(), false);

    public Recurrence {
        actions = List.copyOf(actions);
        ages = List.copyOf(ages);
    }

    /** Those of a row that are equal, the oldest first, with what stands between them. */
    public static Recurrence of(List<Action> equal, List<Action> row) {
        List<Integer> places = equal.stream().map(row::indexOf).toList();
        List<Integer> ages =
                places.stream().map(place -> row.size() - 1 - place).toList();
        return new Recurrence(
                equal, ages, equal.size() > 1 && !failure(places, row).isEmpty());
    }

    /** The failures between the equal ones, one for each two of them; none unless all are the same. */
    private static List<Action> failure(List<Integer> places, List<Action> row) {
        List<Action> failures = new ArrayList<>();
        for (int i = 1; i < places.size(); i++) {
            int from = Math.max(0, places.get(i - 1));
            Optional<Action> failed = row.subList(from, Math.max(from, places.get(i))).stream()
                    .filter(Action::failed)
                    .filter(other -> failures.isEmpty() || other.sameError(failures.get(0)))
                    .findFirst();
            if (failed.isEmpty()) {
                return List.of();
            }
            failures.add(failed.get());
        }
        return failures;
    }

    /** How many there are. */
    public int size() {
        return actions.size();
    }

    /** Over how many actions the last few of them spread. */
    public int span(int last) {
        return size() < last || last < 1 ? Integer.MAX_VALUE : ages.get(size() - last) + 1;
    }

    /** Whether others stand between them, so that they are not one row. */
    public boolean interrupted() {
        return size() > 0 && span(size()) > size();
    }
}
