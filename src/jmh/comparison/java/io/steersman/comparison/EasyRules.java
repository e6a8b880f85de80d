package io.steersman.comparison;

import java.util.function.ToIntFunction;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rule;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/** Easy Rules, which remembers nothing: its conditions ask counters that are kept by hand. */
final class EasyRules implements Contender {

    private final DefaultRulesEngine engine = new DefaultRulesEngine();
    private final Rules rules = new Rules();
    private int shown;

    EasyRules() {
        rule(Pattern.REPEATED_CALL, facts -> tally(facts).sameCalls());
        rule(Pattern.FAILING_STREAK, facts -> tally(facts).failuresInARow());
        rule(Pattern.SAME_ERROR, facts -> event(facts).failed() ? tally(facts).sameErrors() : 0);
        rule(Pattern.ALTERNATION, facts -> tally(facts).alternates() ? Pattern.ALTERNATION.limit() : 0);
        rule(Pattern.UNREAD_EDIT, facts -> event(facts).edits() && tally(facts).fresh() ? 1 : 0);
        rule(Pattern.UNVERIFIED_EDITS, facts -> event(facts).edits() ? tally(facts).unverifiedEdits() : 0);
    }

    private void rule(Pattern pattern, ToIntFunction<Facts> times) {
        Rule rule = new RuleBuilder()
                .name(pattern.name())
                .when(facts -> times.applyAsInt(facts) >= pattern.limit())
                .then(facts -> shown |= pattern.bit())
                .build();
        rules.register(rule);
    }

    private static Tally tally(Facts facts) {
        return facts.get("tally");
    }

    private static Event event(Facts facts) {
        return facts.get("event");
    }

    @Override
    public Run open(String run) {
        Tally tally = new Tally();
        return event -> {
            tally.take(event);
            Facts facts = new Facts();
            facts.put("tally", tally);
            facts.put("event", event);
            shown = 0;
            engine.fire(rules, facts);
            return shown;
        };
    }
}
