package io.steersman.rulebook.trace;

import io.steersman.finding.RuleId;
import java.util.ArrayList;
import java.util.List;
import org.drools.model.BitMask;
import org.drools.model.Constraint;
import org.drools.model.Index;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.model.constraints.AbstractSingleConstraint;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.Predicate2;
import org.drools.model.functions.Predicate3;
import org.drools.model.functions.Predicate4;
import org.drools.model.functions.Predicate5;
import org.drools.model.functions.PredicateInformation;
import org.drools.model.functions.PredicateN;
import org.drools.model.impl.ModelComponent;

/** A constraint that answers as another one does and tells of it. */
@SuppressWarnings("rawtypes") // As the interface has it.
final class TracedConstraint extends AbstractSingleConstraint {

    private final SingleConstraint traced;
    private final RuleId rule;
    private final int pattern;
    private final int condition;
    private final RuleTrace trace;

    TracedConstraint(SingleConstraint traced, RuleId rule, int pattern, int condition, RuleTrace trace) {
        // An id of its own: a condition that is shared would be asked, and told, once for two patterns.
        super("%s#%d#%d".formatted(rule, pattern, condition), PredicateInformation.EMPTY_PREDICATE_INFORMATION);
        this.traced = traced;
        this.rule = rule;
        this.pattern = pattern;
        this.condition = condition;
        this.trace = trace;
    }

    @Override
    public Variable[] getVariables() {
        return traced.getVariables();
    }

    @Override
    public PredicateN getPredicate() {
        return this::test;
    }

    @Override
    public Predicate1 getPredicate1() {
        return a -> test(a);
    }

    @Override
    public Predicate2 getPredicate2() {
        return (a, b) -> test(a, b);
    }

    @Override
    public Predicate3 getPredicate3() {
        return (a, b, c) -> test(a, b, c);
    }

    @Override
    public Predicate4 getPredicate4() {
        return (a, b, c, d) -> test(a, b, c, d);
    }

    @Override
    public Predicate5 getPredicate5() {
        return (a, b, c, d, e) -> test(a, b, c, d, e);
    }

    private boolean test(Object... values) throws Exception {
        boolean held = traced.getPredicate().test(values);
        List<String> names = new ArrayList<>();
        List<Object> given = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            names.add(name(traced.getVariables()[i]));
            given.add(values[i]);
        }
        trace.asked(new RuleTrace.Evaluation(rule, pattern, condition, text(), names, given, held));
        return held;
    }

    /** The compiler names what the author did not. */
    private static String name(Variable variable) {
        return variable.getName().startsWith("$") ? variable.getName() : "this";
    }

    private String text() {
        return traced.predicateInformation() == null
                ? ""
                : traced.predicateInformation().getStringConstraint().replace("_this.", "");
    }

    @Override
    public PredicateInformation predicateInformation() {
        return traced.predicateInformation();
    }

    /** None: an index would answer in its place, unseen. */
    @Override
    @SuppressWarnings("NullAway") // As the interface has it.
    public Index getIndex() {
        return null;
    }

    @Override
    public String[] getReactiveProps() {
        return traced.getReactiveProps();
    }

    @Override
    public BitMask getReactivityBitMask() {
        return traced.getReactivityBitMask();
    }

    @Override
    public boolean isEqualTo(ModelComponent other) {
        return equals(other);
    }

    @Override
    public Constraint negate() {
        return traced.negate();
    }

    @Override
    public Constraint replaceVariable(Variable before, Variable after) {
        return traced.replaceVariable(before, after);
    }
}
