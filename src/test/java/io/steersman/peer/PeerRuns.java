package io.steersman.peer;

import io.steersman.trajectory.Step;
import java.util.List;

/** Situations from other detectors, by their names, for tests of other packages. */
public final class PeerRuns {

    private PeerRuns() {}

    /** The steps of one; skips the test where the collection is not there. */
    public static List<Step> steps(String id) {
        return PeerCase.all().stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow()
                .steps();
    }
}
