package io.steersman.reload;

import io.steersman.policy.Diagnostic;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Looks at the folders of rules and policies and puts what changed there in force, all or nothing.
 *
 * <p>It compares contents, not times, so that moves, links and coarse timestamps are seen; and it waits until two looks
 * see the same, so that a half-written file is not taken. Not thread-safe: one thread calls {@link #look}.
 */
public final class FolderWatch {

    private final SourceFolders folders;
    private final Releases releases;
    private final Active active;
    private final Consumer<Active.State> told;
    private String seen;
    private String tried;

    /**
     * @param releases puts what changes in force
     * @param seen hash of the files that lay in the folders when they were last looked at
     * @param told hears of each attempt, good or refused
     */
    FolderWatch(SourceFolders folders, Releases releases, String seen, Consumer<Active.State> told) {
        this.folders = folders;
        this.releases = releases;
        this.active = releases.active();
        this.told = told;
        this.seen = seen;
        this.tried = seen;
    }

    /** Takes one look. Never throws: what goes wrong is noted in the state and the last good version stays. */
    public void look() {
        if (isCheckedOutNow()) {
            return;
        }
        try {
            Sources now = folders.read();
            String hash = now.hash();
            boolean quiet = hash.equals(seen);
            seen = hash;
            if (quiet && !hash.equals(tried)) {
                attempt(now, hash);
            }
        } catch (UncheckedIOException e) {
            refuse("unreadable: " + e.getMessage(), "The folder cannot be read: %s".formatted(e.getMessage()));
        } catch (RuntimeException e) {
            refuse(seen, "The check failed: %s".formatted(e));
        }
    }

    /** Git writes file by file, and holds this lock meanwhile. */
    private boolean isCheckedOutNow() {
        for (Path folder = folders.place().toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return Files.exists(folder.resolve(".git").resolve("index.lock"));
            }
        }
        return false;
    }

    /** What breaks the check is said of these files, and not of the next ones. */
    private void attempt(Sources now, String hash) {
        tried = hash;
        Checked checked;
        try {
            checked = releases.check(now);
        } catch (RuntimeException | Error e) {
            releases.refuse(
                    hash,
                    List.of(new Diagnostic(folders.place().toString(), 0, 0, "The check failed: %s".formatted(e))));
            told.accept(active.state());
            return;
        }
        if (checked.result().isPresent()) {
            releases.changed(checked.result().get());
        } else {
            releases.refuse(hash, checked.diagnostics());
        }
        told.accept(active.state());
    }

    private void refuse(String version, String message) {
        if (!version.equals(tried)) {
            tried = version;
            releases.refuse(version, List.of(new Diagnostic(folders.place().toString(), 0, 0, message)));
            told.accept(active.state());
        }
    }
}
