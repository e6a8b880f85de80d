package io.steersman.service;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.steersman.policy.Diagnostic;
import io.steersman.reload.Active;
import io.steersman.reload.FolderWatch;
import io.steersman.reload.InForce;
import io.steersman.reload.Pull;
import io.steersman.reload.Releases;
import io.steersman.reload.SigningKeys;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Loads rules and policies at start, then looks for changes from one thread of its own. */
@Singleton
final class ReloadWatch {

    private static final String NAME = "reload";
    private static final int SHORT_HASH = 12;

    private final Releases releases;
    private final Active active;
    private final RuleFolders folders;
    private final Meters meters;
    private final RulesAudit audit;
    private final Settings settings;
    private final Background background;

    ReloadWatch(
            Releases releases,
            RuleFolders folders,
            Meters meters,
            RulesAudit audit,
            Settings settings,
            Background background) {
        this.releases = releases;
        this.active = releases.active();
        this.folders = folders;
        this.meters = meters;
        this.audit = audit;
        this.settings = settings;
        this.background = background;
    }

    void start(@Observes StartupEvent event) {
        Log.infof("%s from %s", describe(active.inForce()), folders.display());
        audit.started(active.inForce());
        if (folders.canChange()) {
            FolderWatch watch = releases.watch(this::tell);
            background.once(NAME, releases::rehearse);
            background.every(NAME, settings.reload().every(), settings.reload().every(), watch::look);
        }
        Settings.Published published = settings.published();
        published.from().filter(RuleFolders::isAddress).ifPresent(from -> pull(from, published.every()));
    }

    private void pull(String from, Duration every) {
        Path keys = settings.published()
                .trusted()
                .map(Path::of)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Bundles from %s need steersman.published.trusted, a PEM file of public keys."
                                .formatted(from)));
        Pull pull = new Pull(URI.create(from), SigningKeys.trusted(keys), releases);
        background.every(NAME, Duration.ZERO, every, () -> tell(pull.look()));
    }

    private void tell(Pull.Look look) {
        look.taken().ifPresent(taken -> {
            meters.reloaded(true);
            Log.infof("%s was pulled", describe(taken));
        });
        if (!look.problem().isEmpty()) {
            meters.reloaded(false);
            Log.error(look.problem());
        }
    }

    private void tell(Active.State state) {
        boolean good = state.refused().isEmpty();
        meters.reloaded(good);
        audit.looked(state);
        if (good) {
            state.inForce().warnings().forEach(found -> Log.warn(found.display()));
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
