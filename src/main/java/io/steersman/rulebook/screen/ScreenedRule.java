package io.steersman.rulebook.screen;

import java.util.List;

/**
 * What must hold for a rule to be the first that fires for a fact.
 *
 * @param types the fact is each of these
 * @param clauses what else, as far as it can be asked without the engine
 */
record ScreenedRule(List<Class<?>> types, List<Clause> clauses) {

    /** Whether facts of a class are those that it looks at. */
    boolean takes(Class<?> type) {
        return types.stream().allMatch(wanted -> wanted.isAssignableFrom(type));
    }

    /** Whether it may match. What fails here fails in the engine, which names the rule. */
    boolean mayMatch(Object[] known) {
        try {
            return Clause.mayHold(clauses, known);
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            return true;
        }
    }
}
