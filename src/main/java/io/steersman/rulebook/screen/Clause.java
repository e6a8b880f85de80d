package io.steersman.rulebook.screen;

import io.steersman.rulebook.screen.Question.Given;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** One of the things that must hold for a rule to match, as far as they can be asked without the engine. */
sealed interface Clause {

    /**
     * Whether it may hold.
     *
     * @param known the answers so far, by place
     * @throws Exception when it cannot be asked of this fact
     */
    boolean mayHold(Object[] known) throws Exception;

    /** Whether all may hold. */
    static boolean mayHold(List<Clause> clauses, Object[] known) throws Exception {
        for (Clause clause : clauses) {
            if (!clause.mayHold(known)) {
                return false;
            }
        }
        return true;
    }

    /** A condition. */
    record Holds(Question condition) implements Clause {
        @Override
        public boolean mayHold(Object[] known) throws Exception {
            return (Boolean) condition.answer(known);
        }
    }

    /**
     * A pattern over the elements of something, and all that comes after it.
     *
     * @param place where the one that is looked at is put
     */
    record Any(Question source, Class<?> type, Given place, List<Clause> clauses) implements Clause {
        @Override
        public boolean mayHold(Object[] known) throws Exception {
            Object found = source.answer(known);
            if (found instanceof Iterator) {
                // It can be gone through only once.
                return true;
            }
            for (Object element : elements(found)) {
                if (type.isInstance(element)) {
                    known[place.place()] = element;
                    if (Clause.mayHold(clauses, known)) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** As the engine takes them. */
        private static Iterable<?> elements(Object found) {
            if (found instanceof Object[] array) {
                return Arrays.asList(array);
            }
            return found instanceof Iterable<?> several ? several : List.of(found);
        }
    }
}
