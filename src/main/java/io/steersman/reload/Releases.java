package io.steersman.reload;

import io.steersman.policy.Diagnostic;
import io.steersman.reload.Activation.How;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Decides which version is in force, and keeps who wanted it, when and why. Thread-safe: changes come one after the other.
 *
 * <p>What was activated by a call stands until the files in the folders change to something good, or it is released. This also
 * holds over a restart. When the files are broken at start, the last good version of these folders is taken.
 */
public final class Releases {

    private final SourceFolders folders;
    private final Versions versions;
    private final InstantSource clock;
    private final Active active;
    private final GuardedCheck guarded = GuardedCheck.standard();
    private String files;

    private Releases(SourceFolders folders, Versions versions, InstantSource clock, InForce first, String files) {
        this.folders = folders;
        this.versions = versions;
        this.clock = clock;
        this.active = new Active(first);
        this.files = files;
    }

    /** A version cannot be put in force; the diagnostics say everything that is wrong with it. */
    public static final class Unfit extends RuntimeException {
        private final transient List<Diagnostic> diagnostics;

        /** Says what is wrong. */
        public Unfit(String message, List<Diagnostic> diagnostics) {
            super(message);
            this.diagnostics = List.copyOf(diagnostics);
        }

        /** What is wrong, by place; may be empty. */
        public List<Diagnostic> diagnostics() {
            return diagnostics;
        }
    }

    /**
     * Begins with what was in force last, as far as the files in the folders have not changed since; else with these files; else,
     * when they are broken, with the last good version.
     *
     * @param clock tells when something came into force; nothing is decided by it
     * @throws Unfit when they are broken and there is no good version of these folders
     * @throws UncheckedIOException when they cannot be read
     */
    public static Releases start(SourceFolders folders, Versions versions, InstantSource clock) {
        Sources now = folders.read();
        Path rules = folders.place();
        String files = now.hash();
        Optional<InForce> pinned = latest(versions, rules)
                .filter(last -> last.how().pins() && last.files().equals(files))
                .flatMap(last -> load(versions, last.version()));
        if (pinned.isPresent()) {
            return new Releases(folders, versions, clock, pinned.get(), files);
        }
        Checked checked = GuardedCheck.patiently(now);
        Optional<InForce> first = checked.result().or(() -> lastGood(versions, rules));
        if (first.isEmpty()) {
            throw new Unfit("The rules are broken.", checked.diagnostics());
        }
        Releases releases = new Releases(folders, versions, clock, first.get(), files);
        How how = checked.result().isPresent() ? How.STARTED : How.RESCUED;
        releases.noteUnlessCurrent(first.get(), how);
        if (how == How.RESCUED) {
            releases.active.refuse(files, checked.diagnostics());
        }
        return releases;
    }

    /** Around something that is good, whose history is forgotten with the program. */
    public static Releases of(InForce first, Path rules, Path policies) {
        Releases releases = new Releases(
                SourceFolders.exactly(rules, policies),
                Versions.inMemory(),
                InstantSource.system(),
                first,
                first.hash());
        releases.noteUnlessCurrent(first, How.STARTED);
        return releases;
    }

    /** What is in force, for all who ask. */
    public Active active() {
        return active;
    }

    /** What was in force. */
    public Versions versions() {
        return versions;
    }

    /**
     * A watch over the folders that puts what changes there in force.
     *
     * @param told hears of each attempt, good or refused
     */
    public synchronized FolderWatch watch(Consumer<Active.State> told) {
        return new FolderWatch(folders, this, files, told);
    }

    /** Goes through what a change takes, with nothing coming of it: the first one of a program is slow. */
    public void rehearse() {
        Rehearsal.ofAChange(active.inForce());
    }

    /** How the version in force came to be so. */
    public Optional<Activation> current() {
        return latest(versions, folders.place());
    }

    /** Whether the version in force is another one than the files in the folders, because somebody wanted it so. */
    public synchronized boolean isPinned() {
        return !files.equals(active.inForce().hash())
                && current().filter(last -> last.how().pins()).isPresent();
    }

    /**
     * Puts a version in force that is kept.
     *
     * @param name its hash, or the beginning of it
     * @throws Unfit when there is no such version, or this program cannot use it
     */
    public InForce activate(String name, String who, String why) {
        return put(loaded(name), How.ACTIVATED, who, why);
    }

    /**
     * Goes back to the version that was in force before.
     *
     * @throws Unfit when there is none
     */
    public InForce rollBack(String who, String why) {
        String before = versions.before(place(folders.place()))
                .orElseThrow(() ->
                        new Unfit("There is no version to go back to. Maybe activate one by its hash.", List.of()));
        return put(loaded(before), How.ROLLED_BACK, who, why);
    }

    /**
     * Gives the files in the folders their say again.
     *
     * @throws Unfit when they are broken
     */
    public InForce release(String who, String why) {
        Sources now = folders.read();
        Checked checked = check(now);
        InForce good = checked.result()
                .orElseThrow(() -> new Unfit("The files in the folders are broken.", checked.diagnostics()));
        synchronized (this) {
            files = now.hash();
        }
        return put(good, How.RELEASED, who, why);
    }

    /** Puts something in force that was checked, and keeps it. */
    public synchronized InForce put(InForce next, How how, String who, String why) {
        Rehearsal.of(next);
        active.swap(next);
        versions.keep(next.sources());
        versions.note(new Activation(next.hash(), how, who, why, clock.millis(), place(folders.place()), files));
        return next;
    }

    /** Checks files as a reload would, and changes nothing; what takes too long or too much is given up and told. */
    public Checked check(Sources sources) {
        return guarded.check(sources);
    }

    /** Checks that were given up and are still at work. */
    public int checksAstray() {
        return guarded.astray();
    }

    /**
     * Checks files as if they lay in the folders, and keeps them without putting them in force.
     *
     * @throws Unfit when anything is wrong with them
     */
    public InForce keep(Sources sources) {
        Checked checked = check(sources);
        InForce good = checked.result().orElseThrow(() -> new Unfit("The candidate is broken.", checked.diagnostics()));
        versions.keep(sources);
        return good;
    }

    /** The files in the folders have changed to something good. */
    synchronized void changed(InForce next) {
        files = next.hash();
        put(next, How.CHANGED, "", "");
    }

    /** The files in the folders have changed to something broken. */
    synchronized void refuse(String hash, List<Diagnostic> diagnostics) {
        active.refuse(hash, diagnostics);
    }

    /**
     * A version that is kept, compiled.
     *
     * @throws Unfit when there is no such version, or this program cannot use it
     */
    public InForce loaded(String name) {
        String hash = versions.named(name)
                .orElseThrow(() -> new Unfit(
                        "There is no version '%s', or more than one. Maybe give more of its hash.".formatted(name),
                        List.of()));
        if (hash.equals(active.inForce().hash())) {
            return active.inForce();
        }
        Checked checked = Checker.load(versions.find(hash).orElseThrow());
        return checked.result()
                .orElseThrow(() -> new Unfit("This program cannot use that version.", checked.diagnostics()));
    }

    private void noteUnlessCurrent(InForce first, How how) {
        boolean known =
                current().filter(last -> last.version().equals(first.hash())).isPresent();
        versions.keep(first.sources());
        if (!known) {
            versions.note(new Activation(first.hash(), how, "", "", clock.millis(), place(folders.place()), files));
        }
    }

    private static Optional<InForce> lastGood(Versions versions, Path rules) {
        List<Activation> all = versions.activations();
        for (int i = all.size() - 1; i >= 0; i--) {
            Optional<InForce> good = all.get(i).place().equals(place(rules))
                    ? load(versions, all.get(i).version())
                    : Optional.empty();
            if (good.isPresent()) {
                return good;
            }
        }
        return Optional.empty();
    }

    private static Optional<InForce> load(Versions versions, String hash) {
        try {
            return versions.find(hash).flatMap(sources -> Checker.load(sources).result());
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Activation> latest(Versions versions, Path rules) {
        List<Activation> all = versions.activations();
        return all.stream()
                .filter(activation -> activation.place().equals(place(rules)))
                .reduce((earlier, later) -> later);
    }

    private static String place(Path rules) {
        return rules.toUri().toString();
    }
}
