package io.steersman.rulebook.lint;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import io.steersman.policy.Diagnostic;
import io.steersman.rulebook.drl.DrlFile;
import io.steersman.rulebook.drl.Expressions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Finds two lists of one fact that a rule holds against each other, each element of one against all of the other: whoever fills
 * the lists decides what that costs.
 *
 * <p>An equality between the two is enough to tell that they belong together, and so is a list that is asked of the element
 * of the other. What stands within {@code not} and its like is done with behind it.
 */
final class RuleJoins {

    private final DrlFile file;
    private final List<Diagnostic> found = new ArrayList<>();
    private final Map<String, PatternDescr> binders = new HashMap<>();

    /**
     * A list that stands open: what comes next is asked for each of its elements.
     *
     * @param facts whose list it is
     * @param names what is bound of each element
     */
    private record Listed(Set<PatternDescr> facts, Set<String> names) {}

    private RuleJoins(DrlFile file) {
        this.file = file;
    }

    /** Every pair of the kind in a rule, told at the second. */
    static List<Diagnostic> check(DrlFile file, RuleDescr rule) {
        RuleJoins joins = new RuleJoins(file);
        joins.follow(rule.getLhs(), List.of());
        return joins.found;
    }

    /** Goes through conditions; answers the lists that stand open behind them. */
    private List<Listed> follow(BaseDescr descr, List<Listed> open) {
        if (descr instanceof PatternDescr pattern) {
            return pattern(pattern, open);
        }
        if (descr instanceof NotDescr || descr instanceof ExistsDescr || descr instanceof ForallDescr) {
            all((ConditionalElementDescr) descr, open);
            return open;
        }
        if (descr instanceof OrDescr choice) {
            Set<Listed> either = new LinkedHashSet<>(open);
            choice.getDescrs().forEach(part -> either.addAll(follow(part, open)));
            return List.copyOf(either);
        }
        if (descr instanceof AccumulateDescr accumulate && accumulate.getInput() != null) {
            follow(accumulate.getInput(), open);
            return open;
        }
        if (descr instanceof CollectDescr collect) {
            follow(collect.getInputPattern(), open);
            return open;
        }
        boolean holdsOthers = descr instanceof ConditionalElementDescr && !(descr instanceof FromDescr);
        return holdsOthers ? all((ConditionalElementDescr) descr, open) : open;
    }

    private List<Listed> all(ConditionalElementDescr element, List<Listed> open) {
        List<Listed> now = open;
        for (Object part : element.getDescrs()) {
            now = follow((BaseDescr) part, now);
        }
        return now;
    }

    private List<Listed> pattern(PatternDescr pattern, List<Listed> open) {
        Set<String> bound = new HashSet<>(pattern.getAllBoundIdentifiers());
        bound.forEach(name -> binders.putIfAbsent(name, pattern));
        if (!(pattern.getSource() instanceof FromDescr from)) {
            return pattern.getSource() == null ? open : follow(pattern.getSource(), open);
        }
        Set<String> asked =
                Expressions.namesOf(from.getDataSource().getText(), false).orElse(Set.of());
        Set<PatternDescr> facts = new HashSet<>();
        asked.stream().map(binders::get).filter(java.util.Objects::nonNull).forEach(facts::add);
        for (Listed earlier : open) {
            boolean apart = earlier.facts().stream().noneMatch(facts::contains);
            if (!apart && asked.stream().noneMatch(earlier.names()::contains) && !equals(pattern, earlier.names())) {
                say(pattern, from);
                break;
            }
        }
        List<Listed> more = new ArrayList<>(open);
        more.add(new Listed(facts, bound));
        return more;
    }

    /** Whether one of the constraints is an equality with something of these names. */
    private static boolean equals(PatternDescr pattern, Set<String> names) {
        return pattern.getDescrs().stream()
                .map(constraint -> Expressions.parse(String.valueOf(constraint)))
                .flatMap(Optional::stream)
                .map(parsed -> Expressions.unbracketed(parsed.getExpr()))
                .flatMap(expression -> conjuncts(expression).stream())
                .anyMatch(expression -> expression instanceof BinaryExpr compared
                        && compared.getOperator() == BinaryExpr.Operator.EQUALS
                        && isOne(compared.getLeft(), names) != isOne(compared.getRight(), names));
    }

    /** Whether a constraint is an equality, or one of several that must all hold is. */
    static boolean compares(String constraint) {
        return Expressions.parse(constraint)
                .filter(parsed -> Expressions.binding(parsed).isEmpty())
                .map(parsed -> conjuncts(Expressions.unbracketed(parsed.getExpr())))
                .filter(all -> all.stream()
                        .anyMatch(one -> one instanceof BinaryExpr compared
                                && compared.getOperator() == BinaryExpr.Operator.EQUALS))
                .isPresent();
    }

    private static List<Node> conjuncts(Node expression) {
        if (expression instanceof BinaryExpr both && both.getOperator() == BinaryExpr.Operator.AND) {
            List<Node> all = new ArrayList<>(conjuncts(both.getLeft()));
            all.addAll(conjuncts(both.getRight()));
            return all;
        }
        return List.of(expression);
    }

    private static boolean isOne(Node side, Set<String> names) {
        return Expressions.names(side).stream().anyMatch(names::contains);
    }

    private void say(PatternDescr pattern, FromDescr from) {
        found.add(new Diagnostic(
                file.path(),
                Math.max(1, pattern.getLine()),
                Math.max(0, pattern.getColumn()) + 1,
                "Each element of an earlier list is held against all of %s, a list of the same fact: a long one would take for ever. Maybe compare the two with ==, or put it into 'not' before the other list."
                        .formatted(from.getDataSource().getText().strip())));
    }
}
