package io.steersman.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import io.steersman.finding.Finding;
import io.steersman.journal.FindingEntry;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.Journal;
import io.steersman.journal.MemoryJournal;
import io.steersman.reload.Active;
import io.steersman.supervision.Supervisor;
import io.steersman.supervision.Witness;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.time.InstantSource;
import java.util.List;

/** Whether nodes saw of a trajectory what one undisturbed session sees. */
final class Same {

    private Same() {}

    /** Fails unless they did; steps are taken to have come one by one. */
    static void asAlone(Journal seen, TrajectoryId id, List<Step> steps) {
        Journal alone = new MemoryJournal();
        try (Supervisor one =
                new Supervisor(alone, new Active(Shipped.inForce()), new Witness() {}, 1, InstantSource.system())) {
            steps.forEach(step -> one.accept(id, List.of(step)));
        }
        inBoth(seen, alone, id);
    }

    /** Fails unless two journals have the same of a trajectory, but for the time of day. */
    static void inBoth(Journal seen, Journal alone, TrajectoryId id) {
        assertThat(seen.steps(id, 0, Integer.MAX_VALUE)).isEqualTo(alone.steps(id, 0, Integer.MAX_VALUE));
        assertThat(found(seen, id)).isEqualTo(found(alone, id));
        assertThat(told(seen, id)).isEqualTo(told(alone, id));
        assertThat(seen.outcomes(id)).isEqualTo(alone.outcomes(id));
    }

    private static List<Finding> found(Journal journal, TrajectoryId id) {
        return journal.findings(id).stream().map(FindingEntry::finding).toList();
    }

    /** All but the time of day. */
    private static List<String> told(Journal journal, TrajectoryId id) {
        return journal.interventions(id).stream().map(Same::timeless).toList();
    }

    private static String timeless(InterventionEntry entry) {
        return "%s %s earned at %d, moved at %s, %s"
                .formatted(
                        entry.intervention(),
                        entry.delivery(),
                        entry.earned().step(),
                        entry.moved().map(moment -> moment.step()),
                        entry.channel());
    }
}
