package io.steersman.rulebook.screen;

import io.steersman.fact.Asked;
import io.steersman.policy.Limit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.drools.model.Rule;

/**
 * Tells facts for which no rule can fire, so that the engine is left alone with them: they are nearly all.
 *
 * <p>It asks the compiled conditions of the rules as they are, each distinct one once for a fact. What it cannot ask may hold:
 * for a fact that it lets through the engine decides. Thread-safe.
 */
public final class Screen {

    /** One that lets all facts through. */
    public static final Screen NONE = new Screen(List.of(new ScreenedRule(List.of(), List.of())), new Questions());

    private final List<ScreenedRule> rules;
    private final int places;
    private final Map<Class<?>, ScreenedRule[]> byType = new ConcurrentHashMap<>();

    private Screen(List<ScreenedRule> rules, Questions questions) {
        this.rules = rules;
        this.places = questions.places();
    }

    /** One for rules under the limits of a policy. */
    public static Screen of(List<Rule> rules, List<Limit> limits) {
        Questions questions = new Questions();
        List<ScreenedRule> screened = rules.stream()
                .map(rule -> ScreenedRules.of(rule, questions, limits))
                .flatMap(Optional::stream)
                .toList();
        return new Screen(screened, questions);
    }

    /**
     * Whether any rule may fire for a fact.
     *
     * @param asked what patterns over an {@link Asked} type are put to
     */
    boolean mayMatch(Object fact, Object asked) {
        Object[] known = new Object[places];
        known[Questions.FACT.place()] = fact;
        known[Questions.ASKED.place()] = asked;
        for (ScreenedRule rule : byType.computeIfAbsent(fact.getClass(), this::taking)) {
            if (rule.mayMatch(known)) {
                return true;
            }
        }
        return false;
    }

    private ScreenedRule[] taking(Class<?> type) {
        return rules.stream().filter(rule -> rule.takes(type)).toArray(ScreenedRule[]::new);
    }
}
