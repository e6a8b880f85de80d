package io.steersman.rulebook.screen;

import io.steersman.fact.Asked;
import io.steersman.policy.Limit;
import io.steersman.rulebook.compile.AskedPatterns;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kie.api.KieBase;
import org.kie.api.definition.rule.Global;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;

/**
 * The detection rules of a rulebook under the limits of a policy. Thread-safe.
 *
 * <p>What a step brings is deleted after it, so that a working memory serves all trajectories in turn: one that is new costs
 * as much as some ten steps, and each that is kept some kilobytes.
 */
public final class DetectionRules {

    /** More than this are not at work at one time. */
    private static final int MOST_FREE = 16;

    private final KieBase base;
    private final KieSessionConfiguration configuration;
    private final List<Limit> limits;
    private final Set<String> globals;
    private final Screen screen;
    private final Deque<KieSession> free = new ArrayDeque<>();

    public DetectionRules(KieBase base, KieSessionConfiguration configuration, List<Limit> limits, Screen screen) {
        this.base = base;
        this.configuration = configuration;
        this.limits = List.copyOf(limits);
        this.screen = screen;
        this.globals = base.getKiePackages().stream()
                .flatMap(rules -> rules.getGlobalVariables().stream())
                .map(Global::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether any rule may fire for a fact; when none does, no working memory is needed.
     *
     * @param asked what patterns over an {@link Asked} type are put to
     */
    public boolean mayMatch(Object fact, Object asked) {
        return screen.mayMatch(fact, asked);
    }

    /**
     * Lends a working memory in which the limits are all there is.
     *
     * @param type an {@link Asked} type
     * @param asked what patterns over that type are put to
     * @return to be given back with {@link #giveBack}, or disposed of
     */
    public <T> KieSession lend(Class<T> type, T asked) {
        KieSession memory = take();
        String name = AskedPatterns.name(type);
        if (globals.contains(name)) {
            memory.setGlobal(name, asked);
        }
        return memory;
    }

    /**
     * Takes a working memory back.
     *
     * @param memory without listeners, and without facts other than the limits
     */
    public void giveBack(KieSession memory) {
        synchronized (free) {
            if (free.size() < MOST_FREE) {
                free.addLast(memory);
                return;
            }
        }
        memory.dispose();
    }

    private KieSession take() {
        synchronized (free) {
            if (!free.isEmpty()) {
                return free.removeLast();
            }
        }
        KieSession memory = base.newKieSession(configuration, null);
        limits.forEach(memory::insert);
        return memory;
    }
}
