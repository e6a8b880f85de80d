package io.steersman.api.access;

import io.steersman.access.Caller;
import io.steersman.access.Pace;
import io.steersman.trajectory.Bounded;
import java.util.Map;

/** How fast each caller goes. Thread-safe. */
final class Paces {

    private static final int MOST = 10_000;

    private final Map<String, Pace> paces = Bounded.byUse(MOST);

    /**
     * Lets a request through, or says how long to wait.
     *
     * @param now nanoseconds of a clock that never goes back
     * @return 0, or nanoseconds
     */
    long take(Caller caller, long now) {
        int perSecond = caller.limits().perSecond();
        return perSecond == 0 ? 0 : pace(caller, perSecond, now).take(now);
    }

    private Pace pace(Caller caller, int perSecond, long now) {
        String name = caller.tenant() + " " + caller.name();
        synchronized (paces) {
            Pace pace = paces.computeIfAbsent(name, key -> new Pace(perSecond, now));
            if (pace.perSecond() != perSecond) {
                pace = new Pace(perSecond, now);
                paces.put(name, pace);
            }
            return pace;
        }
    }
}
