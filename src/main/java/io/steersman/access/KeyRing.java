package io.steersman.access;

import io.steersman.files.PrivateFiles;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that open the service, as the file has them now. Thread-safe; asking never waits for the file.
 *
 * <p>Once there were keys, there are: a file that is emptied, taken away or broken opens nothing.
 */
public final class KeyRing {

    /** A hash that no text has, so that an unknown id takes as long as a known one. */
    private static final String NO_HASH = KeyText.hash("");

    private record State(String hash, Map<String, ApiKey> keys) {}

    private final Optional<KeyFile> file;
    private volatile State state;
    private volatile boolean ever;

    /**
     * Reads a file.
     *
     * @throws KeyFile.Broken when it cannot be used
     */
    public KeyRing(KeyFile file) {
        this.file = Optional.of(file);
        this.state = read(file);
        this.ever = !state.keys.isEmpty();
    }

    private KeyRing() {
        this.file = Optional.empty();
        this.state = new State(KeyText.hash(""), Map.of());
    }

    /** A ring that will never hold a key. */
    public static KeyRing none() {
        return new KeyRing();
    }

    /** Whether there was never a key. */
    public boolean isEmpty() {
        return !ever;
    }

    /** Names the file as it was read last. */
    public String hash() {
        return state.hash;
    }

    /** The active key that this text is. */
    public Optional<ApiKey> find(String text, Instant now) {
        Optional<ApiKey> known = KeyText.id(text).map(state.keys::get);
        boolean fits = KeyText.has(known.map(ApiKey::hash).orElse(NO_HASH), text);
        return known.filter(key -> fits && key.state(now).equals("active"));
    }

    /**
     * Reads the file again; not for the threads that serve requests.
     *
     * @return whether it has changed
     * @throws KeyFile.Broken when it cannot be used now; what was read before stays
     */
    public boolean look() {
        if (file.isEmpty()) {
            return false;
        }
        State now = read(file.get());
        boolean changed = !now.hash.equals(state.hash);
        state = now;
        ever |= !now.keys.isEmpty();
        return changed;
    }

    /** Whether others than its owner can write to the file. */
    public boolean isOpenToOthers() {
        try {
            return file.isPresent() && PrivateFiles.isOpenToOthers(file.get().path());
        } catch (IOException e) {
            return false;
        }
    }

    private static State read(KeyFile file) {
        String text = file.text();
        return new State(KeyText.hash(text), Map.copyOf(file.keys(text)));
    }
}
