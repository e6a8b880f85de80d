package io.steersman.report.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryEnd;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a run brought what it was for: as a label says, or else the client with its last word. */
public enum Success {
    /** Nobody says. */
    UNTOLD,
    /** The client's last word is an error. */
    FAILED,
    /** The client's last word is success. */
    SUCCEEDED,
    /** A label says that it failed. */
    LABELLED_FAILED,
    /** A label says that it succeeded. */
    LABELLED_SUCCEEDED;

    private static final List<String> GOOD = List.of("success", "resolved", "passed");
    private static final List<String> BAD = List.of("error", "fail", "unresolved");
    private static final String LABEL = "outcome:";

    /** What a step says of it. */
    static Success of(Step step) {
        Success labelled = labelled(step.meta().extra().get(Context.FIELD));
        if (labelled != UNTOLD || !(step instanceof TrajectoryEnd end)) {
            return labelled;
        }
        String reason = end.reason().strip().toLowerCase(Locale.ROOT);
        return GOOD.contains(reason) ? SUCCEEDED : BAD.stream().anyMatch(reason::startsWith) ? FAILED : UNTOLD;
    }

    private static Success labelled(@Nullable JsonNode context) {
        Success found = UNTOLD;
        if (context != null) {
            for (JsonNode tag : context.path("tags")) {
                String text = tag.asText("");
                found = text.equals(LABEL + "success")
                        ? LABELLED_SUCCEEDED
                        : text.equals(LABEL + "failure") ? LABELLED_FAILED : found;
            }
        }
        return found;
    }

    /** What both say: the later has its way, unless only the earlier is a label. */
    Success then(Success later) {
        boolean label = later.compareTo(LABELLED_FAILED) >= 0;
        return later == UNTOLD || !label && compareTo(LABELLED_FAILED) >= 0 ? this : later;
    }

    /** Whether it succeeded; nothing when nobody says. */
    public Optional<Boolean> told() {
        return this == UNTOLD ? Optional.empty() : Optional.of(this == SUCCEEDED || this == LABELLED_SUCCEEDED);
    }
}
