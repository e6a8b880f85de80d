package io.steersman.supervision;

import io.steersman.files.PrivateFiles;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Keeps what is tried, and what was tried last, in a file, so that it outlives the program. For one thread at a time. */
public final class TrialRecord {

    private final Optional<Path> file;
    private Kept kept = Kept.NOTHING;

    private TrialRecord(Optional<Path> file) {
        this.file = file;
    }

    /**
     * What is kept.
     *
     * @param running what was seen so far of what is tried now; at most one
     * @param ended what was tried last and is over; at most one
     */
    record Kept(List<Trial.State> running, List<Trials.Ended> ended) {
        static final Kept NOTHING = new Kept(List.of(), List.of());

        Kept {
            running = List.copyOf(running);
            ended = List.copyOf(ended);
        }
    }

    /** One that forgets with the program. */
    public static TrialRecord inMemory() {
        return new TrialRecord(Optional.empty());
    }

    /** One in a file, which need not be there yet. */
    public static TrialRecord in(Path file) {
        return new TrialRecord(Optional.of(file));
    }

    /**
     * What was kept last; nothing when nothing was.
     *
     * @throws UncheckedIOException when the file is there and cannot be read
     */
    Kept read() {
        if (file.isPresent() && Files.exists(file.get())) {
            try {
                kept = Json.MAPPER.readValue(file.get().toFile(), Kept.class);
            } catch (IOException e) {
                throw new UncheckedIOException("What is tried cannot be read from %s: %s".formatted(file.get(), e), e);
            }
        }
        return kept;
    }

    /**
     * Keeps this, unless it is kept already. It is there whole or not at all.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    void write(Kept now) {
        if (now.equals(kept)) {
            return;
        }
        if (file.isPresent()) {
            try {
                PrivateFiles.replace(file.get(), Json.MAPPER.writeValueAsString(now));
            } catch (IOException e) {
                throw new UncheckedIOException("What is tried cannot be kept in %s: %s".formatted(file.get(), e), e);
            }
        }
        kept = now;
    }
}
