package io.steersman.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.files.PrivateFiles;
import io.steersman.journal.JournalFailure;
import io.steersman.journal.JournalFailure.Reason;
import io.steersman.recorded.otel.OtelSpan;
import io.steersman.redaction.CleanSteps;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Keeps spans that wait for others of their trace, each request in a file of its own, without secrets: what is acknowledged is
 * there after a kill. Thread-safe.
 */
final class HeldSpans {

    private static final String ENDING = ".json";

    private final Optional<Path> folder;
    private final CleanSteps cleaning;

    /** What a file holds. */
    private record Content(String tenant, List<OtelSpan> spans) {}

    /** Spans of one request, and of how many traces they still wait for the rest. */
    static final class Batch {
        private final Optional<Path> file;
        private final String tenant;
        private final List<OtelSpan> spans;
        private final AtomicInteger traces;

        private Batch(Optional<Path> file, Content content) {
            this.file = file;
            this.tenant = content.tenant();
            this.spans = content.spans();
            this.traces = new AtomicInteger(
                    (int) spans.stream().map(OtelSpan::trace).distinct().count());
        }

        String tenant() {
            return tenant;
        }

        List<OtelSpan> spans() {
            return spans;
        }
    }

    /**
     * @param folder made when it is needed; without one, what waits is lost with the process
     */
    HeldSpans(Optional<Path> folder, CleanSteps cleaning) {
        this.folder = folder;
        this.cleaning = cleaning;
    }

    /**
     * Keeps spans; they are on the disk when this returns.
     *
     * @throws JournalFailure when they cannot be kept
     */
    Batch hold(String tenant, List<OtelSpan> spans) {
        JsonNode clean = cleaning.json(Json.MAPPER.valueToTree(new Content(tenant, spans)));
        try {
            Content content = Json.MAPPER.treeToValue(clean, Content.class);
            Optional<Path> file =
                    spans.isEmpty() ? Optional.empty() : folder.map(in -> in.resolve(UUID.randomUUID() + ENDING));
            if (file.isPresent()) {
                write(file.get(), Json.MAPPER.writeValueAsBytes(clean));
            }
            return new Batch(file, content);
        } catch (IOException e) {
            throw new JournalFailure(Reason.UNAVAILABLE, "The spans cannot be kept: %s.".formatted(e), e);
        }
    }

    /** What was held when the process ended before. */
    List<Batch> left() {
        List<Batch> left = new ArrayList<>();
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            return left;
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            for (Path file : files.filter(name -> name.toString().endsWith(ENDING))
                    .sorted()
                    .toList()) {
                left.add(new Batch(Optional.of(file), Json.MAPPER.readValue(file.toFile(), Content.class)));
            }
        } catch (IOException e) {
            throw new JournalFailure(
                    Reason.UNAVAILABLE, "The spans in %s cannot be read: %s.".formatted(folder.get(), e), e);
        }
        return left;
    }

    /** The spans of one trace are steps now; those of the last one take the file with them. */
    void release(Batch batch) {
        if (batch.traces.decrementAndGet() <= 0 && batch.file.isPresent()) {
            try {
                Files.deleteIfExists(batch.file.get());
            } catch (IOException e) {
                throw new JournalFailure(
                        Reason.UNAVAILABLE, "The spans in %s cannot be removed: %s.".formatted(batch.file.get(), e), e);
            }
        }
    }

    /** Written beside and moved: it is there whole or not at all. */
    private static void write(Path file, byte[] content) throws IOException {
        PrivateFiles.folder(file.resolveSibling("."));
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        PrivateFiles.create(beside);
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            for (ByteBuffer left = ByteBuffer.wrap(content); left.hasRemaining(); ) {
                channel.write(left);
            }
            channel.force(true);
        }
        Files.move(beside, file);
    }
}
