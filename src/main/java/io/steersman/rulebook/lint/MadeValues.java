package io.steersman.rulebook.lint;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import io.steersman.rulebook.drl.Expressions;
import java.util.HashSet;
import java.util.Set;

/**
 * The values that a rule puts together itself. Of one that is put together with itself, and so on, thirty lines make more than any
 * memory holds; what is made from each of them once grows as its author writes.
 */
final class MadeValues {

    private static final Set<String> MAKERS = Set.of("concat", "join", "of", "copyOf", "entry", "ofNullable");

    private final Set<String> made = new HashSet<>();

    /**
     * Whether an expression puts together twice what the rule has put together before.
     *
     * @param name what the expression is bound to, empty when it is to nothing
     */
    boolean doubles(Node expression, String name) {
        boolean makes = false;
        boolean doubles = false;
        for (Node part : Expressions.parts(expression)) {
            if (part instanceof VariableDeclarator declared) {
                String variable = declared.getNameAsString();
                doubles |= declared.getInitializer()
                        .filter(value -> doubles(value, variable))
                        .isPresent();
            }
            if (isMaking(part)) {
                makes = true;
                doubles |= uses(part) > 1;
            }
        }
        if (!name.isEmpty() && (makes || uses(expression) > 0)) {
            made.add(name);
        }
        return doubles;
    }

    private long uses(Node expression) {
        return Expressions.parts(expression).stream()
                .filter(part -> part instanceof NameExpr name && made.contains(name.getNameAsString()))
                .count();
    }

    private static boolean isMaking(Node part) {
        return part instanceof BinaryExpr sum && sum.getOperator() == BinaryExpr.Operator.PLUS
                || part instanceof MethodCallExpr call && MAKERS.contains(call.getNameAsString());
    }
}
