package io.steersman.report.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Knows runs again that were recorded twice, maybe in two formats, so that each counts once. */
public final class Recordings {

    private final Map<String, RunKey> sessions = new HashMap<>();
    private final Map<String, RunKey> contents = new HashMap<>();
    private final Map<String, RunKey> calls = new HashMap<>();
    private int count;
    private int again;

    /**
     * Where the run was met before, if it was. Two of one format that went alike, but for what they gave, are two runs.
     *
     * @return the file or stream
     */
    public Optional<String> before(RunKey run) {
        Optional<RunKey> met = met(sessions, run.session(), run)
                .or(() -> met(contents, run.content(), run))
                .or(() -> met(calls, run.calls(), run)
                        .filter(other -> !other.format().equals(run.format())));
        count += met.isPresent() ? 0 : 1;
        again += met.isPresent() ? 1 : 0;
        return met.map(RunKey::source);
    }

    private static Optional<RunKey> met(Map<String, RunKey> known, String key, RunKey run) {
        return key.isEmpty() ? Optional.empty() : Optional.ofNullable(known.putIfAbsent(key, run));
    }

    /** How many runs were met. */
    public int count() {
        return count;
    }

    /** How many were recorded once more, in words; empty when none was. */
    public String display() {
        return again == 0 ? "" : "; %d recorded twice count once".formatted(again);
    }
}
