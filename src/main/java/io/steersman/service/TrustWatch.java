package io.steersman.service;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.steersman.journal.WatchedJournal;
import io.steersman.judge.Classes;
import io.steersman.reload.Active;
import io.steersman.supervision.Trust;
import io.steersman.supervision.Trust.Standing;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;

/** Keeps in mind what people say of a judge's findings, and tells when a class falls back or comes back. */
@Singleton
final class TrustWatch {

    private final WatchedJournal journal;
    private final Active active;
    private final Trust trust = new Trust();
    private final Set<String> doubted = new HashSet<>();

    TrustWatch(WatchedJournal journal, Active active, MeterRegistry registry) {
        this.journal = journal;
        this.active = active;
        for (String name : Classes.names()) {
            Gauge.builder("steersman.judge.doubted", () -> tenants(name))
                    .description("Tenants whose people agree too little with a class of a judge's answers")
                    .tag("class", name)
                    .register(registry);
        }
    }

    Trust trust() {
        return trust;
    }

    /** Looks at what was said. */
    void look() {
        trust.learn(journal.saidOfJudged());
        trust.standings(active.inForce().policies()::judges).forEach(this::note);
    }

    private synchronized void note(Standing standing) {
        String name = standing.misbehaviour() + " " + standing.tenant();
        if (!standing.holds() && doubted.add(name)) {
            Log.warnf(
                    "Of the answers '%s' of the judge too few are right with '%s' (%d right, %d wrong since they were counted): agents are not told of them any more",
                    standing.misbehaviour(), standing.tenant(), standing.right(), standing.wrong());
        } else if (standing.holds() && doubted.remove(name)) {
            Log.infof(
                    "Of the answers '%s' of the judge enough are right again with '%s'",
                    standing.misbehaviour(), standing.tenant());
        }
    }

    private synchronized long tenants(String misbehaviour) {
        return doubted.stream()
                .filter(name -> name.startsWith(misbehaviour + " "))
                .count();
    }
}
