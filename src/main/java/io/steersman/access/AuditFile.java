package io.steersman.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.files.PrivateFiles;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A trail in a file, one JSON object a line, which the service and the command line both add to. */
public final class AuditFile implements AuditTrail {

    private final Path path;

    /** The file at this path, which need not be there yet. */
    public AuditFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    @Override
    public void add(AuditEntry entry) {
        String line = Json.emptyObject()
                .put("at", entry.at().toString())
                .put("tenant", entry.tenant())
                .put("who", entry.who())
                .put("what", entry.what())
                .put("subject", entry.subject())
                .put("hash", entry.hash())
                .put("before", entry.before())
                .put("note", entry.note())
                .toString();
        try {
            PrivateFiles.folder(Optional.ofNullable(path.getParent()).orElse(path));
            PrivateFiles.create(path);
            append(line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The audit trail '%s' cannot be written: %s.".formatted(path, e.getMessage()), e);
        }
    }

    /** One write in append mode: lines of two programs do not mix. */
    private void append(String line) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    @Override
    public List<AuditEntry> entries() {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(path)) {
            return lines.map(AuditFile::entry).flatMap(Optional::stream).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line that was cut off, as by a full disk, is passed over: the others are still told. */
    private static Optional<AuditEntry> entry(String line) {
        try {
            JsonNode json = Json.MAPPER.readTree(line);
            return Optional.of(new AuditEntry(
                    Instant.parse(json.path("at").asText()),
                    json.path("tenant").asText(),
                    json.path("who").asText(),
                    json.path("what").asText(),
                    json.path("subject").asText(),
                    json.path("hash").asText(),
                    json.path("before").asText(),
                    json.path("note").asText()));
        } catch (JsonProcessingException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
