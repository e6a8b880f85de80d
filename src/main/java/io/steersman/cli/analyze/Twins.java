package io.steersman.cli.analyze;

import io.steersman.cli.analyze.FileReport.Judged;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Knows a run again that was recorded in another format as well, so that it counts once. */
final class Twins {

    private final Map<String, Judged> first = new HashMap<>();

    /** The recording of the same run that came before, in another format; two of one format are two runs that went alike. */
    Optional<String> before(Judged run) {
        if (run.calls().isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(first.putIfAbsent(run.calls(), run))
                .filter(other -> !other.analysis().format().equals(run.analysis().format()))
                .map(other -> other.analysis().source());
    }
}
