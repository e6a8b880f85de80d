package io.steersman.rulebook.screen;

import io.steersman.fact.Asked;
import java.util.Objects;

/** What conditions ask about a fact: a value that each of them has, or that is computed of such. */
sealed interface Question {

    /**
     * The answer, computed once for each fact as long as nothing in it changes meanwhile.
     *
     * @param known the answers so far, by place
     * @throws Exception when it has none
     */
    Object answer(Object[] known) throws Exception;

    /** Whether the answer is the same however often it is asked for one fact. */
    boolean lasts();

    /**
     * A value that is put in its place: the fact, what is {@link Asked}, or one after the other of several.
     *
     * @param lasts whether it is not one of several
     */
    record Given(int place, boolean lasts) implements Question {
        @Override
        public Object answer(Object[] known) {
            return known[place];
        }
    }

    /** A value that is known beforehand: a limit. */
    record Constant(Object value) implements Question {
        @Override
        public Object answer(Object[] known) {
            return value;
        }

        @Override
        public boolean lasts() {
            return true;
        }
    }

    /** Compiled code of rules, with where it finds what it is about. */
    @FunctionalInterface
    interface Code {
        /** What it makes of the answers so far. */
        Object of(Object[] known) throws Exception;
    }

    /** A value that is computed of others. */
    record Derived(int place, Code code, boolean lasts) implements Question {
        @Override
        public Object answer(Object[] known) throws Exception {
            Object before = known[place];
            if (before != null) {
                return before;
            }
            Object answer = Objects.requireNonNull(code.of(known), "Code of a rule answers with nothing.");
            if (lasts) {
                known[place] = answer;
            }
            return answer;
        }
    }
}
