package io.steersman.comparison;

import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.evrete.KnowledgeService;
import org.evrete.api.FactHandle;
import org.evrete.api.Knowledge;
import org.evrete.api.RhsContext;
import org.evrete.api.StatefulSession;
import org.evrete.api.builders.RuleSetBuilder;

/** Evrete, which has neither windows nor absence: a session each run, and conditions that ask counters kept by hand. */
final class EvreteRules implements Contender {

    /** What is inserted for a step. */
    public record Now(Event event, Tally tally) {}

    private final Knowledge knowledge;
    private int shown;

    EvreteRules() {
        RuleSetBuilder<Knowledge> rules = new KnowledgeService().newKnowledge().builder();
        rule(rules, Pattern.REPEATED_CALL, now -> now.tally().sameCalls());
        rule(rules, Pattern.FAILING_STREAK, now -> now.tally().failuresInARow());
        rule(rules, Pattern.SAME_ERROR, now -> now.event().failed() ? now.tally().sameErrors() : 0);
        rule(rules, Pattern.ALTERNATION, now -> now.tally().alternates() ? Pattern.ALTERNATION.limit() : 0);
        rule(rules, Pattern.UNREAD_EDIT, now -> now.event().edits() && now.tally().fresh() ? 1 : 0);
        rule(rules, Pattern.UNVERIFIED_EDITS, now -> now.event().edits() ? now.tally().unverifiedEdits() : 0);
        knowledge = rules.build();
    }

    private void rule(RuleSetBuilder<Knowledge> rules, Pattern pattern, ToIntFunction<Now> times) {
        Predicate<Object[]> holds = values -> times.applyAsInt((Now) values[0]) >= pattern.limit();
        rules.newRule(pattern.name())
                .forEach("$now", Now.class)
                .where(holds, "$now")
                .execute((RhsContext context) -> shown |= pattern.bit());
    }

    @Override
    public Run open(String run) {
        StatefulSession session = knowledge.newStatefulSession();
        Tally tally = new Tally();
        return new Run() {
            @Override
            public int judge(Event event) {
                tally.take(event);
                shown = 0;
                FactHandle handle = session.insert(new Now(event, tally));
                session.fire();
                session.delete(handle);
                session.fire();
                return shown;
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }
}
