package io.steersman.service;

import io.steersman.intervention.Intervention;
import io.steersman.journal.InterventionEntry;
import io.steersman.supervision.Witness;
import io.steersman.trajectory.Pieces;
import io.steersman.trajectory.TrajectoryId;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** A line in the log for each intervention that went out; switched off as any category of the log is. */
@Singleton
public final class ToldLog implements Witness {

    private static final Logger LOG = Logger.getLogger("steersman.told");
    private static final int LONGEST = 160;

    @Override
    public void moved(TrajectoryId id, InterventionEntry entry) {
        if (entry.delivery() == InterventionEntry.Delivery.SENT) {
            LOG.infof(
                    "%s step %d: %s to the agent by %s: %s",
                    id.id(),
                    entry.intervention().step(),
                    entry.carried().display(),
                    entry.channel(),
                    firstLine(entry.intervention().text()));
        }
    }

    /** What a text begins with, without our mark. */
    public static String firstLine(String text) {
        String unmarked = text.startsWith(Intervention.MARK) ? text.substring(Intervention.MARK.length()) : text;
        String line = Pieces.printable(unmarked.strip().lines().findFirst().orElse(""));
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
