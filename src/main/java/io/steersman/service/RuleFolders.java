package io.steersman.service;

import io.steersman.policy.Diagnostic;
import io.steersman.reload.Releases;
import io.steersman.reload.SourceFolders;
import io.steersman.reload.Sources;
import io.steersman.reload.Versions;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/** The folders that rules and policies are read from. */
@Singleton
public final class RuleFolders {

    /** The service cannot start with these folders; the message says everything that is wrong, a line each. */
    static final class Unusable extends RuntimeException {
        Unusable(String message) {
            super(message);
        }
    }

    private final SourceFolders folders;

    RuleFolders(Settings settings) {
        this.folders = settings.published()
                .from()
                .filter(from -> !isAddress(from))
                .map(Path::of)
                .map(folder -> SourceFolders.exactly(folder.resolve("rules"), folder.resolve("policies")))
                .orElseGet(() -> SourceFolders.of(
                        settings.rules().orElse(""), settings.policies().orElse("")));
    }

    /**
     * Reads and checks them.
     *
     * @param versions what was in force before
     * @throws Unusable when something is wrong and no version before was good, with everything that is
     */
    Releases load(Versions versions) {
        try {
            return Releases.start(folders, versions, InstantSource.system());
        } catch (Releases.Unfit e) {
            throw refusal(e.diagnostics());
        } catch (UncheckedIOException e) {
            throw new Unusable("The files (%s) cannot be read: %s. Maybe a folder is missing."
                    .formatted(folders.display(), e.getMessage()));
        }
    }

    /** Their files as they are now. */
    public Sources sources() {
        return folders.read();
    }

    /** Whether rules are published at an address rather than in a folder. */
    static boolean isAddress(String from) {
        return from.startsWith("http://") || from.startsWith("https://");
    }

    /** Watches them for changes; nothing can change inside the program itself. */
    boolean canChange() {
        return folders.canChange();
    }

    /** Says where they are. */
    String display() {
        return folders.display();
    }

    private static Unusable refusal(List<Diagnostic> diagnostics) {
        String all = diagnostics.stream().map(Diagnostic::display).collect(Collectors.joining("\n"));
        return new Unusable(all + "\nThe service does not start with broken rules. Maybe mend the lines above.");
    }
}
