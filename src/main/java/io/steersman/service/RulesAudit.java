package io.steersman.service;

import io.steersman.access.AuditEntry;
import io.steersman.access.AuditTrail;
import io.steersman.access.Caller;
import io.steersman.reload.Active;
import io.steersman.reload.InForce;
import io.steersman.trajectory.TrajectoryId;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Records which rules and policies came into force, and which were refused. */
@Singleton
public final class RulesAudit {

    /** Who changed what stands in the folders: whoever can write there. */
    static final String FILE = "file";

    private static final String RULES = "rules.changed";
    private static final String POLICIES = "policies.changed";
    private static final String REFUSED = "files.refused";

    private final AuditTrail trail;
    private final InstantSource clock = InstantSource.system();

    RulesAudit(AuditTrail trail) {
        this.trail = trail;
    }

    /** Records what the service starts with, when it is not what it had in the end. */
    synchronized void started(InForce inForce) {
        List<AuditEntry> entries = trail.entries();
        note(TrajectoryId.LOCAL, FILE, RULES, "rules", inForce.rulebook().hash(), last(entries, RULES), "");
        note(TrajectoryId.LOCAL, FILE, POLICIES, "policies", inForce.policies().hash(), last(entries, POLICIES), "");
    }

    /** Records what became of files that changed. */
    synchronized void looked(Active.State state) {
        if (state.refused().isEmpty()) {
            started(state.inForce());
            return;
        }
        String first =
                state.diagnostics().isEmpty() ? "" : state.diagnostics().get(0).display();
        trail.add(new AuditEntry(
                clock.instant(),
                TrajectoryId.LOCAL,
                FILE,
                REFUSED,
                "rules and policies",
                state.refused(),
                state.inForce().hash(),
                first));
    }

    /** Records what a caller put in force, and what they say about it. */
    public synchronized void changed(Caller by, InForce inForce, String why) {
        List<AuditEntry> entries = trail.entries();
        note(by.tenant(), by.name(), RULES, "rules", inForce.rulebook().hash(), last(entries, RULES), why);
        note(by.tenant(), by.name(), POLICIES, "policies", inForce.policies().hash(), last(entries, POLICIES), why);
    }

    /** Records what a caller did with a version that is not in force for all. */
    public void noted(Caller by, String what, String hash, String why) {
        trail.add(new AuditEntry(clock.instant(), by.tenant(), by.name(), what, "rules and policies", hash, "", why));
    }

    /** Records that agents are not told something, or are told it again. */
    public void silenced(Caller by, String what, String silence, String about) {
        trail.add(new AuditEntry(clock.instant(), by.tenant(), by.name(), what, silence, "", "", about));
    }

    private void note(String tenant, String who, String what, String subject, String hash, String before, String note) {
        if (!hash.equals(before)) {
            trail.add(new AuditEntry(clock.instant(), tenant, who, what, subject, hash, before, note));
        }
    }

    private static String last(List<AuditEntry> entries, String what) {
        String last = "";
        for (AuditEntry entry : entries) {
            last = entry.what().equals(what) ? entry.hash() : last;
        }
        return last;
    }
}
