package io.steersman.session.past;

import io.steersman.fact.Action;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The edits of one file that take each other back.
 *
 * <p>An edit that is taken out, a check that tells something new of the file without it, and the edit put back are an
 * experiment: they do not count. The same experiment with the same outcome tells nothing new, nor does one in which the check
 * fails in either state for as many reasons. Lines that are put in to see what a run prints,
 * and taken out again, are a look and do not count either.
 */
final class Reversals {

    private final LinkedList<Visit> chain = new LinkedList<>();

    private Reversals() {}

    /** An edit and what was run before it, since the edit before. */
    private record Visit(Action edit, List<Action> runs) {
        /** Whether a run came out as none did when the same edit was out before. */
        boolean tells(List<Action> known) {
            boolean tells = runs.stream().anyMatch(run -> known.stream().noneMatch(run::sameAs));
            known.addAll(runs);
            return tells;
        }

        /** Whether the check failed before and after the edit that came before this one, for as many reasons as it counts. */
        boolean asBadAs(Visit before) {
            Optional<Action> out = lastCheck();
            Optional<Action> in = before.lastCheck();
            return out.isPresent()
                    && in.isPresent()
                    && out.get().sameCall(in.get())
                    && out.get().failed()
                    && in.get().failed()
                    && out.get().answer().failing() > 0
                    && out.get().answer().failing() == in.get().answer().failing();
        }

        /** Whether this takes out lines that were put in to see what a run prints. */
        boolean endsLook(Action in, List<Action> known) {
            return in.writes().get(0).addsOnly()
                    && runs.stream()
                            .anyMatch(run -> !run.checks() && known.stream().noneMatch(run::sameAs));
        }

        private Optional<Action> lastCheck() {
            return runs.stream().filter(Action::checks).findFirst();
        }
    }

    /**
     * The edits that count, the oldest first; empty when the last one ends an experiment.
     *
     * @param row the agent's actions, the oldest first
     */
    static List<Action> endingWith(Action last, List<Action> row) {
        Reversals reversals = new Reversals();
        reversals.collect(last, row);
        List<Action> edits = reversals.reduced();
        return edits.isEmpty() || edits.get(edits.size() - 1) != last ? List.of() : edits;
    }

    /** Edits made at once do not take each other back: they are two places of the file. */
    private void collect(Action last, List<Action> row) {
        for (int i = row.indexOf(last); i >= 0; i--) {
            Action action = row.get(i);
            boolean edits = action.mutated() && action.target().equals(last.target());
            if (edits
                    && !chain.isEmpty()
                    && (action.together(chain.getFirst().edit())
                            || !chain.getFirst().edit().reverses(action))) {
                return;
            }
            if (edits) {
                chain.addFirst(new Visit(action, new ArrayList<>()));
            } else if (!chain.isEmpty() && action.evidence() && (action.checks() || action.ran())) {
                chain.getFirst().runs().add(action);
            }
        }
    }

    private List<Action> reduced() {
        List<Action> edits = new ArrayList<>();
        List<Action> known = new ArrayList<>();
        @Nullable Visit before = null;
        for (Visit visit : chain) {
            if (edits.size() == 1 && visit.endsLook(edits.get(0), known)) {
                known.addAll(visit.runs());
                edits.clear();
                before = visit;
                continue;
            }
            edits.add(visit.edit());
            if (edits.size() > 2 && visit.tells(known) && (before == null || !visit.asBadAs(before))) {
                edits.subList(edits.size() - 2, edits.size()).clear();
            }
            before = visit;
        }
        return edits;
    }
}
