package io.steersman.steering;

import io.steersman.intervention.Armed;
import io.steersman.intervention.Course;
import io.steersman.intervention.Decision;
import io.steersman.intervention.Descent;
import io.steersman.intervention.Outcome;
import io.steersman.intervention.Proposal;
import io.steersman.intervention.Settled;
import io.steersman.intervention.Silenced;
import io.steersman.intervention.Stale;
import io.steersman.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;

/**
 * Lets the intervention rules decide: what, if anything, is sent, what became of what was sent, and whether there is still
 * a reason to send what waits.
 *
 * <p>The working memory lives for one decision: what must last is given to it as facts each time.
 */
final class Deciding {

    private Deciding() {}

    /**
     * What the rules decide about the faults of one step.
     *
     * @param chosen what is to be said
     * @param armed what waits for a call
     */
    record Chosen(Optional<Decision> chosen, List<Armed> armed) {}

    /** What the rules make of faults, ladders, the pace and what was told before. */
    static Chosen decide(Rulebook rulebook, Collection<Object> facts) {
        KieSession memory = rulebook.openIntervention();
        Inserted inserted = new Inserted();
        memory.addEventListener(inserted);
        try {
            facts.forEach(memory::insert);
            memory.fireAllRules(Rulebook.MOST_FIRINGS);
            List<Proposal> heard = new ArrayList<>(inserted.all(Proposal.class));
            inserted.all(Silenced.class).forEach(silenced -> heard.remove(silenced.proposal()));
            if (!heard.isEmpty()) {
                memory.insert(new Settled(heard));
                memory.fireAllRules(Rulebook.MOST_FIRINGS);
            }
            return new Chosen(inserted.all(Decision.class).stream().findFirst(), inserted.all(Armed.class));
        } finally {
            memory.dispose();
        }
    }

    /**
     * What became of faults.
     *
     * @param outcomes those that are decided
     * @param descents the faults that come down their ladders
     */
    record Judged(List<Outcome> outcomes, List<Descent> descents) {}

    /** What the rules make of the agent's course since somebody spoke. */
    static Judged judge(Rulebook rulebook, Collection<Course> courses) {
        List<Object> inserted = insertedBy(rulebook, courses);
        return new Judged(only(Outcome.class, inserted), only(Descent.class, inserted));
    }

    /** Why, if so, what waits is not to be sent any more. */
    static Optional<Stale> stale(Rulebook rulebook, Course course) {
        return only(Stale.class, insertedBy(rulebook, List.of(course))).stream().findFirst();
    }

    private static List<Object> insertedBy(Rulebook rulebook, Collection<Course> courses) {
        KieSession memory = rulebook.openIntervention();
        Inserted inserted = new Inserted();
        memory.addEventListener(inserted);
        try {
            courses.forEach(memory::insert);
            memory.fireAllRules(Rulebook.MOST_FIRINGS);
            return inserted.objects;
        } finally {
            memory.dispose();
        }
    }

    private static <T> List<T> only(Class<T> type, List<Object> objects) {
        return objects.stream().filter(type::isInstance).<T>map(type::cast).toList();
    }

    /** What the rules insert; the engine itself keeps no fact that no rule asks for. */
    private static final class Inserted extends DefaultRuleRuntimeEventListener {
        private final List<Object> objects = new ArrayList<>();

        @Override
        public void objectInserted(ObjectInsertedEvent event) {
            objects.add(event.getObject());
        }

        <T> List<T> all(Class<T> type) {
            return only(type, objects);
        }
    }
}
