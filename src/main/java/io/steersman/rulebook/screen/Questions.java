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
        Object code = text != null && PLAIN.matcher(text).matches() ? text : compiled(constraint);
        return derived(code, constraint.getPredicate()::test, of);
    }

    /** What a name is bound to. */
    Question binding(Binding binding, List<Question> of) throws Exception {
        return derived(of.size() == 1 ? binding.getBindingFunction() : binding, binding::eval, of);
    }

    /** What a pattern is put to. */
    @SuppressWarnings("unchecked") // The compiler has seen to it.
    Question source(From1Impl<?> from, Question of) throws Exception {
        Function1<Object, ?> provider = (Function1<Object, ?>) from.getProvider();
        return provider == null ? of : derived(provider, values -> provider.apply(values[0]), List.of(of));
    }

    private Question derived(Object compiled, Code code, List<Question> of) throws Exception {
        if (of.stream().allMatch(Constant.class::isInstance)) {
            return new Constant(
                    code.of(of.stream().map(known -> ((Constant) known).value()).toArray()));
        }
        Object lambda = compiled instanceof IntrospectableLambda wrapped ? wrapped.getLambda() : compiled;
        boolean lasts = of.stream().allMatch(Question::lasts);
        return all.computeIfAbsent(new Key(lambda, of), key -> new Derived(places++, code, of, lasts));
    }

    private static Object compiled(SingleConstraint constraint) {
        return switch (constraint.getVariables().length) {
            case 1 -> constraint.getPredicate1();
            case 2 -> constraint.getPredicate2();
            case 3 -> constraint.getPredicate3();
            case 4 -> constraint.getPredicate4();
            default -> constraint;
        };
    }
}
