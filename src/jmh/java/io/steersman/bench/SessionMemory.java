package io.steersman.bench;

import io.steersman.reload.InForce;
import io.steersman.session.Session;
import java.util.ArrayList;
import java.util.List;

/** Prints the live heap of many open sessions. */
public final class SessionMemory {

    private static final int STEPS = 50;

    private SessionMemory() {}

    /**
     * Opens sessions and feeds each a run of its own.
     *
     * @param arguments how many sessions, each in a measurement of its own; default 1000 10000
     */
    public static void main(String... arguments) {
        InForce rules = AllRules.load();
        String[] counts = arguments.length == 0 ? new String[] {"1000", "10000"} : arguments;
        for (String count : counts) {
            measure(rules, Integer.parseInt(count));
        }
    }

    private static void measure(InForce rules, int count) {
        List<Session> sessions = new ArrayList<>();
        long before = Heap.live();
        for (int i = 0; i < count; i++) {
            Session session = new Session(rules.rulebook(), rules.policy());
            new SyntheticRun(i).next(STEPS).forEach(session::accept);
            sessions.add(session);
        }
        long bytes = Heap.live() - before;
        System.out.printf(
                "%,d open sessions after %d steps each: %.1f MB of live heap, %.1f KB a session%n",
                sessions.size(), STEPS, bytes / 1e6, bytes / 1e3 / count);
    }
}
