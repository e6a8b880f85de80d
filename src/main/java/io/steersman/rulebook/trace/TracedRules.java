package io.steersman.rulebook.trace;

import io.steersman.finding.RuleId;
import io.steersman.rulebook.drl.RuleMetadata;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.drools.model.Condition;
import org.drools.model.Constraint;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.constraints.AndConstraints;
import org.drools.model.constraints.MultipleConstraints;
import org.drools.model.constraints.SingleConstraint1;
import org.drools.model.impl.RuleImpl;
import org.drools.model.patterns.CompositePatterns;
import org.drools.model.patterns.ExistentialPatternImpl;
import org.drools.model.patterns.PatternImpl;

/** Makes a rule tell of each condition that it asks; it is compiled already and judges as before. */
public final class TracedRules {

    private final RuleId rule;
    private final RuleTrace trace;
    private int patterns;
    private int conditions;

    private TracedRules(RuleId rule, RuleTrace trace) {
        this.rule = rule;
        this.trace = trace;
    }

    /** The rule, telling. */
    public static Rule of(Rule compiled, RuleTrace trace) {
        RuleId id = RuleMetadata.id(compiled.getPackage(), compiled.getName());
        CompositePatterns view = (CompositePatterns) compiled.getView();
        List<Condition> conditions = new TracedRules(id, trace).all(view.getSubConditions());
        CompositePatterns traced =
                new CompositePatterns(view.getType(), conditions, new HashSet<>(), view.getConsequences());
        return new RuleImpl(
                compiled.getPackage(),
                compiled.getName(),
                compiled.getUnit(),
                traced,
                Map.of(),
                compiled.getMetaData());
    }

    private List<Condition> all(List<Condition> conditions) {
        List<Condition> traced = new ArrayList<>();
        conditions.forEach(condition -> traced.add(traced(condition)));
        return traced;
    }

    private Condition traced(Condition condition) {
        if (condition instanceof PatternImpl<?> pattern) {
            return pattern(pattern);
        }
        if (condition instanceof ExistentialPatternImpl existential) {
            return new ExistentialPatternImpl(
                    traced(existential.getSubConditions().get(0)), existential.getType());
        }
        if (condition instanceof CompositePatterns composite) {
            return new CompositePatterns(composite.getType(), all(composite.getSubConditions()));
        }
        patterns++;
        return condition;
    }

    private <T> PatternImpl<T> pattern(PatternImpl<T> pattern) {
        conditions = 0;
        Constraint constraint = traced(pattern.getConstraint());
        Constraint traced = conditions == 0 ? everything(pattern) : constraint;
        patterns++;
        PatternImpl<T> copy = new PatternImpl<>(
                pattern.getPatternVariable(), traced, new ArrayList<>(pattern.getBindings()), pattern.getType());
        if (pattern.getWatchedProps() != null) {
            copy.addWatchedProps(pattern.getWatchedProps());
        }
        return copy;
    }

    /** What asks for nothing tells of each fact that comes to it, in a condition without a text. */
    private <T> Constraint everything(PatternImpl<T> pattern) {
        return new TracedConstraint(
                new SingleConstraint1<>(pattern.getPatternVariable(), fact -> true), rule, patterns, 0, trace);
    }

    private Constraint traced(Constraint constraint) {
        if (constraint instanceof SingleConstraint single && single.getVariables().length > 0) {
            return new TracedConstraint(single, rule, patterns, conditions++, trace);
        }
        if (constraint instanceof AndConstraints and) {
            return new AndConstraints(
                    and.getChildren().stream().map(this::traced).toList());
        }
        if (constraint instanceof MultipleConstraints several) {
            return new MultipleConstraints(
                    several.getChildren().stream().map(this::traced).toList());
        }
        return constraint;
    }
}
