package io.steersman.api;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.steersman.policy.Diagnostic;
import io.steersman.reload.Active;
import io.steersman.reload.FolderWatch;
import io.steersman.reload.InForce;
import io.steersman.reload.Releases;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Loads rules and policies at start, then looks for changes from one thread of its own. */
@Singleton
final class ReloadWatch {

    private static final int SHORT_HASH = 12;

    private final Releases releases;
    private final Active active;
    private final RuleFolders folders;
    private final Meters meters;
    private final RulesAudit audit;
    private final long everyMillis;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "steersman-reload");
        daemon.setDaemon(true);
        return daemon;
    });

    ReloadWatch(Releases releases, RuleFolders folders, Meters meters, RulesAudit audit, Settings settings) {
        this.releases = releases;
        this.active = releases.active();
        this.folders = folders;
        this.meters = meters;
        this.audit = audit;
        this.everyMillis = Math.max(1, settings.reload().every().toMillis());
    }

    void start(@Observes StartupEvent event) {
        Log.infof("%s from %s", describe(active.inForce()), folders.display());
        audit.started(active.inForce());
        if (folders.canChange()) {
            FolderWatch watch = releases.watch(this::tell);
            thread.scheduleWithFixedDelay(watch::look, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    private void tell(Active.State state) {
        boolean good = state.refused().isEmpty();
        meters.reloaded(good);
        audit.looked(state);
        if (good) {
            Log.infof("%s took effect", describe(state.inForce()));
            return;
        }
        for (Diagnostic diagnostic : state.diagnostics()) {
            Log.error(diagnostic.display());
        }
        Log.errorf("The change was refused; %s stays in force", describe(state.inForce()));
    }

    private static String describe(InForce inForce) {
        return "Rulebook %s with %d rules"
                .formatted(
                        inForce.rulebook().hash().substring(0, SHORT_HASH),
                        inForce.rulebook().rules().size());
    }
}
