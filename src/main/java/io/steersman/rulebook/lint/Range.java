package io.steersman.rulebook.lint;

import com.github.javaparser.ast.expr.BinaryExpr;
import io.steersman.trajectory.Pieces;
import java.util.HashSet;
import java.util.Set;

/**
 * The values that conditions on constants leave over.
 *
 * @param least the smallest whole number
 * @param most the largest whole number
 * @param only the one constant that it must be, empty when there is none
 * @param not constants that it must not be
 * @param broken whether two constants were demanded at once
 */
record Range(long least, long most, String only, Set<String> not, boolean broken) {

    static final Range ALL = new Range(Long.MIN_VALUE, Long.MAX_VALUE, "", Set.of(), false);

    Range {
        not = Set.copyOf(not);
    }

    /** What is left when the value must also compare like this with a constant. */
    Range and(BinaryExpr.Operator operator, String constant) {
        boolean number = Pieces.isNumber(constant, 18);
        long value = number ? Long.parseLong(constant) : 0;
        return switch (operator) {
            case EQUALS ->
                new Range(
                        number ? Math.max(least, value) : least,
                        number ? Math.min(most, value) : most,
                        constant,
                        not,
                        broken || !only.isEmpty() && !only.equals(constant));
            case NOT_EQUALS -> without(constant);
            case GREATER -> number ? within(value + 1, Long.MAX_VALUE) : this;
            case GREATER_EQUALS -> number ? within(value, Long.MAX_VALUE) : this;
            case LESS -> number ? within(Long.MIN_VALUE, value - 1) : this;
            case LESS_EQUALS -> number ? within(Long.MIN_VALUE, value) : this;
            default -> this;
        };
    }

    /** Whether no value is left. */
    boolean isEmpty() {
        return broken || least > most || not.contains(only);
    }

    private Range within(long low, long high) {
        return new Range(Math.max(least, low), Math.min(most, high), only, not, broken);
    }

    private Range without(String constant) {
        Set<String> more = new HashSet<>(not);
        more.add(constant);
        return new Range(least, most, only, more, broken);
    }
}
