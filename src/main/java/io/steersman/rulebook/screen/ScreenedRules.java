package io.steersman.rulebook.screen;

import io.steersman.fact.Asked;
import io.steersman.policy.Limit;
import io.steersman.rulebook.screen.Question.Constant;
import io.steersman.rulebook.screen.Question.Given;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.drools.model.Binding;
import org.drools.model.Condition;
import org.drools.model.Constraint;
import org.drools.model.Global;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.model.constraints.AndConstraints;
import org.drools.model.constraints.MultipleConstraints;
import org.drools.model.functions.accumulate.AccumulateFunction;
import org.drools.model.impl.DeclarationImpl;
import org.drools.model.impl.From1Impl;
import org.drools.model.patterns.AccumulatePatternImpl;
import org.drools.model.patterns.CompositePatterns;
import org.drools.model.patterns.PatternImpl;

/**
 * Reads out of one compiled rule what can be asked of it without the engine.
 *
 * <p>What it does not know (absence, accumulation, alternatives, facts that other rules insert) is left out, and with it each
 * condition on a name that is bound there: the rule may match as far as that goes.
 */
final class ScreenedRules {

    private final Questions questions;
    private final List<Limit> limits;
    private final Map<Variable<?>, Question> bound = new HashMap<>();
    private final Set<Variable<?>> accumulated = new HashSet<>();
    private final List<Class<?>> types = new ArrayList<>();
    private final List<Clause> all = new ArrayList<>();
    private List<Clause> current = all;
    private boolean possible = true;

    private ScreenedRules(Questions questions, List<Limit> limits) {
        this.questions = questions;
        this.limits = limits;
    }

    /**
     * What must hold for a rule to match under these limits; nothing when it cannot.
     *
     * @param questions those of all rules; its own are added
     */
    static Optional<ScreenedRule> of(Rule rule, Questions questions, List<Limit> limits) {
        ScreenedRules reading = new ScreenedRules(questions, limits);
        reading.findAccumulated(rule.getView());
        reading.read(rule.getView());
        return reading.possible ? Optional.of(new ScreenedRule(reading.types, reading.all)) : Optional.empty();
    }

    private void findAccumulated(Condition condition) {
        if (condition instanceof AccumulatePatternImpl<?> accumulation) {
            accumulated.add(accumulation.getPatternVariable());
            for (AccumulateFunction function : accumulation.getAccumulateFunctions()) {
                accumulated.add(function.getResult());
            }
        }
        condition.getSubConditions().forEach(this::findAccumulated);
    }

    private void read(Condition condition) {
        if (condition instanceof PatternImpl<?> pattern) {
            read(pattern);
        } else if (condition instanceof CompositePatterns several && several.getType() == Condition.Type.AND) {
            several.getSubConditions().forEach(this::read);
        }
    }

    private void read(PatternImpl<?> pattern) {
        Variable<?> name = pattern.getPatternVariable();
        if (!(name instanceof DeclarationImpl<?> declared)
                || declared.getWindow() != null
                || accumulated.contains(name)) {
            return;
        }
        if (declared.getSource() instanceof From1Impl<?> from) {
            from(pattern, from);
        } else if (declared.getSource() == null) {
            fact(pattern, name.getType());
        }
    }

    private void fact(PatternImpl<?> pattern, Class<?> type) {
        if (type == Limit.class) {
            limit(pattern);
        } else if (!type.isAssignableFrom(Limit.class)) {
            types.add(type);
            bind(pattern, Questions.FACT);
        }
    }

    private void from(PatternImpl<?> pattern, From1Impl<?> from) {
        if (from.getVariable() instanceof Global<?>) {
            if (from.getVariable().getType().isAnnotationPresent(Asked.class)) {
                bind(pattern, Questions.ASKED);
            }
            return;
        }
        answer(List.of(from.getVariable()), of -> questions.source(from, of.get(0)))
                .ifPresent(source -> any(pattern, source));
    }

    private void any(PatternImpl<?> pattern, Question source) {
        Given one = questions.oneOfSeveral();
        List<Clause> after = new ArrayList<>();
        current.add(new Clause.Any(source, pattern.getPatternVariable().getType(), one, after));
        current = after;
        bind(pattern, one);
    }

    /** A limit is known already; where the policy gives several of them the engine looks. */
    private void limit(PatternImpl<?> pattern) {
        List<Limit> fitting =
                limits.stream().filter(limit -> fits(pattern, limit)).toList();
        possible &= !fitting.isEmpty();
        if (fitting.size() == 1) {
            bind(pattern, new Constant(fitting.get(0)));
        }
    }

    private static boolean fits(PatternImpl<?> pattern, Limit limit) {
        return singles(pattern.getConstraint())
                .filter(single -> List.of(single.getVariables()).equals(List.of(pattern.getPatternVariable())))
                .allMatch(single -> holds(single, limit));
    }

    private static boolean holds(SingleConstraint single, Limit limit) {
        try {
            return single.getPredicate().test(limit);
        } catch (Exception e) {
            return true;
        }
    }

    private void bind(PatternImpl<?> pattern, Question value) {
        bound.put(pattern.getPatternVariable(), value);
        for (Binding binding : pattern.getBindings()) {
            answer(List.of(binding.getInputVariables()), of -> questions.binding(binding, of))
                    .ifPresent(answer -> bound.put(binding.getBoundVariable(), answer));
        }
        singles(pattern.getConstraint())
                .forEach(single -> answer(List.of(single.getVariables()), of -> questions.condition(single, of))
                        .ifPresent(this::require));
    }

    private void require(Question condition) {
        if (condition instanceof Constant known) {
            possible &= known.value().equals(true);
        } else {
            current.add(new Clause.Holds(condition));
        }
    }

    /** Alternatives and the like are left out. */
    private static Stream<SingleConstraint> singles(Constraint constraint) {
        if (constraint instanceof SingleConstraint single) {
            return single.getVariables().length == 0 || single.isTemporal() ? Stream.empty() : Stream.of(single);
        }
        boolean all = constraint instanceof AndConstraints || constraint instanceof MultipleConstraints;
        return all ? constraint.getChildren().stream().flatMap(ScreenedRules::singles) : Stream.empty();
    }

    /** A question about what names are bound to. */
    @FunctionalInterface
    private interface Wording {
        Question about(List<Question> names) throws Exception;
    }

    /** None when a name is bound to what is not known, or the code fails with what is known beforehand. */
    private Optional<Question> answer(List<Variable<?>> names, Wording wording) {
        List<Question> of = names.stream()
                .flatMap(name -> Stream.ofNullable(bound.get(name)))
                .toList();
        try {
            return of.size() == names.size() ? Optional.of(wording.about(of)) : Optional.empty();
        } catch (Exception e) {
            return Optional.empty();
        }
    }
}
