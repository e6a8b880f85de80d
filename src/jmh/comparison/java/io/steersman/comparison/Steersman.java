package io.steersman.comparison;

import io.steersman.policy.Limit;
import io.steersman.rulebook.BareRules;
import io.steersman.rulebook.screen.DetectionRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** Steersman's way: rules ask what is kept of the run, and the engine is opened for the steps alone in which some rule may match. */
public final class Steersman implements Contender {

    /** What a rule inserts. */
    public record Hit(String pattern) {}

    private static final String HEAD = """
            package rules.comparison;
            import io.steersman.comparison.Event;
            import io.steersman.comparison.Tally;
            import io.steersman.comparison.Steersman.Hit;
            import io.steersman.policy.Limit;
            """;
    private static final String RULE = """
            rule "%1$s"
            when
                Limit( rule == "%1$s", $limit : value )
                Event( %2$s )
                Tally( %3$s )
            then
                insert( new Hit( "%1$s" ) );
            end
            """;

    private final DetectionRules rules;

    Steersman() {
        String drl = HEAD
                + rule(Pattern.REPEATED_CALL, "", "sameCalls() >= $limit")
                + rule(Pattern.FAILING_STREAK, "failed()", "failuresInARow() >= $limit")
                + rule(Pattern.SAME_ERROR, "failed()", "sameErrors() >= $limit")
                + rule(Pattern.ALTERNATION, "", "alternates()")
                + rule(Pattern.UNREAD_EDIT, "edits()", "fresh()")
                + rule(Pattern.UNVERIFIED_EDITS, "edits()", "unverifiedEdits() >= $limit");
        List<Limit> limits = Arrays.stream(Pattern.values())
                .map(pattern -> new Limit(pattern.name(), "times", pattern.limit()))
                .toList();
        rules = BareRules.of(drl, limits);
    }

    private static String rule(Pattern pattern, String event, String tally) {
        return RULE.formatted(pattern.name(), event, tally);
    }

    @Override
    public Run open(String run) {
        Tally tally = new Tally();
        return event -> {
            tally.take(event);
            return rules.mayMatch(event, tally) ? ask(event, tally) : 0;
        };
    }

    /** As a session does. */
    private int ask(Event event, Tally tally) {
        KieSession memory = rules.lend(Tally.class, tally);
        Hits hits = new Hits();
        memory.addEventListener(hits);
        memory.insert(event);
        memory.fireAllRules();
        hits.inserted.forEach(memory::delete);
        memory.removeEventListener(hits);
        rules.giveBack(memory);
        return hits.shown;
    }

    private static final class Hits extends DefaultRuleRuntimeEventListener {
        private final List<FactHandle> inserted = new ArrayList<>();
        private int shown;

        @Override
        public void objectInserted(ObjectInsertedEvent event) {
            inserted.add(event.getFactHandle());
            if (event.getObject() instanceof Hit hit) {
                shown |= Pattern.valueOf(hit.pattern()).bit();
            }
        }
    }
}
