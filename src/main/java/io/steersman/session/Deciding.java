package io.steersman.session;

import io.steersman.intervention.Decision;
import io.steersman.intervention.Fault;
import io.steersman.intervention.Ladder;
import io.steersman.intervention.Pace;
import io.steersman.intervention.Proposal;
import io.steersman.intervention.Settled;
import io.steersman.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;

/**
 * Lets the intervention rules decide what, if anything, is sent about the faults of one step.
 *
 * <p>The working memory lives for one decision: what must last is given to it as facts each time.
 */
final class Deciding {

    private Deciding() {}

    /**
     * The rules' decision.
     *
     * @param faults those sighted in this step
     * @param ladders of the rules that are enforced
     * @param pace where the trajectory stands
     */
    static Optional<Decision> decide(Rulebook rulebook, Collection<Fault> faults, List<Ladder> ladders, Pace pace) {
        KieSession memory = rulebook.openIntervention();
        Inserted inserted = new Inserted();
        memory.addEventListener(inserted);
        try {
            memory.insert(pace);
            for (Fault fault : faults) {
                memory.insert(fault);
                ladders.stream()
                        .filter(ladder -> ladder.rule().equals(fault.ruleId()))
                        .forEach(memory::insert);
            }
            memory.fireAllRules(Detection.MOST_FIRINGS);
            memory.insert(new Settled(inserted.all(Proposal.class)));
            memory.fireAllRules(Detection.MOST_FIRINGS);
            return inserted.all(Decision.class).stream().findFirst();
        } finally {
            memory.dispose();
        }
    }

    /** What the rules insert; the engine itself keeps no fact that no rule asks for. */
    private static final class Inserted extends DefaultRuleRuntimeEventListener {
        private final List<Object> objects = new ArrayList<>();

        @Override
        public void objectInserted(ObjectInsertedEvent event) {
            objects.add(event.getObject());
        }

        <T> List<T> all(Class<T> type) {
            return objects.stream().filter(type::isInstance).<T>map(type::cast).toList();
        }
    }
}
