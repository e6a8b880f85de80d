package io.steersman.api.access;

import io.steersman.access.AuditFile;
import io.steersman.access.AuditMemory;
import io.steersman.access.AuditTrail;
import io.steersman.access.KeyFile;
import io.steersman.access.KeyRing;
import io.steersman.access.Limits;
import io.steersman.access.OwnerPass;
import io.steersman.access.Tokens;
import io.steersman.journal.WatchedJournal;
import io.steersman.service.Settings;
import io.steersman.service.Storage;
import io.steersman.service.Wiring;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes what lets callers in, as the settings say; a service that would stand open does not start. */
public final class AccessWiring {

    @Produces
    @Singleton
    KeyRing keys(Settings settings) {
        String file = settings.access().keys().orElse("");
        if (file.equals("none")) {
            return KeyRing.none();
        }
        try {
            return new KeyRing(
                    new KeyFile(file.isEmpty() ? Storage.folder(settings).resolve("keys") : Path.of(file)));
        } catch (KeyFile.Broken e) {
            throw Wiring.stopped(String.valueOf(e.getMessage()));
        }
    }

    @Produces
    @Singleton
    Credentials credentials(KeyRing keys, OwnerPass owner, Settings settings) {
        Settings.Access access = settings.access();
        Limits limits =
                new Limits(access.perSecond(), Math.min(access.mostBytes().asLongValue(), Body.LARGEST));
        Credentials credentials = new Credentials(keys, owner, tokens(access.jwt()), limits, InstantSource.system());
        String host = ConfigProvider.getConfig()
                .getOptionalValue("quarkus.http.host", String.class)
                .orElse("0.0.0.0");
        Optional<String> refusal =
                credentials.areNone() && !access.publishedLocally() ? refusal(host) : Optional.empty();
        if (refusal.isPresent()) {
            throw Wiring.stopped(refusal.get());
        }
        return credentials;
    }

    /**
     * The pass of the owner of the data folder.
     *
     * @param journal which is open by then: so the folder is this service's, and the pass of no other is written over
     */
    @Produces
    @Singleton
    OwnerPass owner(Settings settings, WatchedJournal journal) {
        if (keepsNothing(settings)) {
            return OwnerPass.none();
        }
        try {
            return OwnerPass.in(Storage.folder(settings));
        } catch (IOException e) {
            throw Wiring.stopped("The file '%s' cannot be written: %s.".formatted(OwnerPass.FILE, e));
        }
    }

    private static boolean keepsNothing(Settings settings) {
        return settings.journal().store().equals("memory") && settings.data().isEmpty();
    }

    /** Why a service without keys may not listen to an address, if it may not. */
    public static Optional<String> refusal(String host) {
        return Neighbours.isLoopbackAddress(host)
                ? Optional.empty()
                : Optional.of(("Without any key the service listens to this machine only, not to '%s'. Maybe make a key"
                                + " first with: steersman keys create; or listen to 127.0.0.1.")
                        .formatted(host));
    }

    private static Optional<Tokens> tokens(Settings.Jwt jwt) {
        if (jwt.keys().isEmpty()) {
            return Optional.empty();
        }
        if (jwt.issuer().isEmpty() || jwt.audience().isEmpty()) {
            throw Wiring.stopped("Tokens of whoever signs with the same keys would open the service."
                    + " Maybe set steersman.access.jwt.issuer and steersman.access.jwt.audience.");
        }
        return Optional.of(
                new Tokens(jwt.keys().get(), jwt.issuer().get(), jwt.audience().get(), InstantSource.system()));
    }

    @Produces
    @Singleton
    AuditTrail audit(Settings settings) {
        return settings.access()
                .audit()
                .map(Path::of)
                .or(() -> keepsNothing(settings)
                        ? Optional.empty()
                        : Optional.of(Storage.folder(settings).resolve("audit.jsonl")))
                .<AuditTrail>map(AuditFile::new)
                .orElseGet(AuditMemory::new);
    }
}
