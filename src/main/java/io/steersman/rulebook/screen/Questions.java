package io.steersman.rulebook.screen;

import com.google.re2j.Pattern;
import io.steersman.rulebook.screen.Question.Code;
import io.steersman.rulebook.screen.Question.Constant;
import io.steersman.rulebook.screen.Question.Derived;
import io.steersman.rulebook.screen.Question.Given;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.model.Binding;
import org.drools.model.SingleConstraint;
import org.drools.model.functions.Function1;
import org.drools.model.functions.IntrospectableLambda;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.Predicate2;
import org.drools.model.functions.PredicateN;
import org.drools.model.impl.From1Impl;

/** The questions of all rules, equal ones once. */
final class Questions {

    static final Given FACT = new Given(0, true);
    static final Given ASKED = new Given(1, true);

    /** A condition that means the same in all files: it names no class. */
    private static final Pattern PLAIN = Pattern.compile("!?[a-z]\\w*\\(\\)");

    private final Map<Key, Question> all = new HashMap<>();
    private int places = 2;

    /** What makes two questions one. */
    private record Key(Object code, List<Question> of) {}

    /** How many answers there may be. */
    int places() {
        return places;
    }

    /** A place for one after the other of several. */
    Given oneOfSeveral() {
        return new Given(places++, false);
    }

    /** Whether a condition holds. */
    Question condition(SingleConstraint constraint, List<Question> of) throws Exception {
        String text = constraint.predicateInformation().getStringConstraint();
        Object code = compiled(constraint);
        return derived(text != null && PLAIN.matcher(text).matches() ? text : code, test(constraint, code, of), of);
    }

    /** What a name is bound to. */
    Question binding(Binding binding, List<Question> of) throws Exception {
        return of.size() == 1
                ? applied(binding.getBindingFunction(), of.get(0))
                : derived(binding, known -> binding.eval(all(of, known)), of);
    }

    /** What a pattern is put to. */
    Question source(From1Impl<?> from, Question of) throws Exception {
        Function1<?, ?> provider = from.getProvider();
        return provider == null ? of : applied(provider, of);
    }

    @SuppressWarnings("unchecked") // The compiler has seen to it.
    private Question applied(Function1<?, ?> function, Question of) throws Exception {
        Object code = bare(function);
        Function1<Object, ?> applied = (Function1<Object, ?>) (code instanceof Function1<?, ?> bare ? bare : function);
        return derived(code, known -> applied.apply(of.answer(known)), List.of(of));
    }

    private Question derived(Object compiled, Code code, List<Question> of) throws Exception {
        if (of.stream().allMatch(Constant.class::isInstance)) {
            return new Constant(code.of(new Object[0]));
        }
        boolean lasts = of.stream().allMatch(Question::lasts);
        return all.computeIfAbsent(new Key(compiled, of), key -> new Derived(places++, code, lasts));
    }

    /** Nearly all conditions are about one thing or two; these are asked without any detour, since they are asked so often. */
    @SuppressWarnings("unchecked") // The compiler has seen to it.
    private static Code test(SingleConstraint constraint, Object code, List<Question> of) {
        if (code instanceof Predicate1<?> one) {
            Predicate1<Object> bare = (Predicate1<Object>) one;
            Question only = of.get(0);
            return known -> bare.test(only.answer(known));
        }
        if (code instanceof Predicate2<?, ?> two) {
            Predicate2<Object, Object> bare = (Predicate2<Object, Object>) two;
            Question first = of.get(0);
            Question second = of.get(1);
            return known -> bare.test(first.answer(known), second.answer(known));
        }
        PredicateN any = constraint.getPredicate();
        return known -> any.test(all(of, known));
    }

    private static Object[] all(List<Question> of, Object[] known) throws Exception {
        Object[] values = new Object[of.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = of.get(i).answer(known);
        }
        return values;
    }

    private static Object compiled(SingleConstraint constraint) {
        return bare(
                switch (constraint.getVariables().length) {
                    case 1 -> constraint.getPredicate1();
                    case 2 -> constraint.getPredicate2();
                    case 3 -> constraint.getPredicate3();
                    case 4 -> constraint.getPredicate4();
                    default -> constraint;
                });
    }

    private static Object bare(Object code) {
        return code instanceof IntrospectableLambda wrapped ? wrapped.getLambda() : code;
    }
}
