package io.steersman.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.files.PrivateFiles;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The file of keys: one JSON object a line, for its owner alone. */
public final class KeyFile {

    /** The file cannot be used; the message says why. */
    public static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message);
        }
    }

    /** Locks of files are for programs, not for the threads of one. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path path;

    /** The file at this path, which need not be there yet. */
    public KeyFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /**
     * What stands in it, empty when it is not there.
     *
     * @throws Broken when it cannot be read
     */
    public String text() {
        try {
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (IOException e) {
            throw new Broken("The file of keys '%s' cannot be read: %s.".formatted(path, e.getMessage()));
        }
    }

    /**
     * The keys in a text, by id.
     *
     * @throws Broken when a line is no key
     */
    public Map<String, ApiKey> keys(String text) {
        Map<String, ApiKey> keys = new LinkedHashMap<>();
        int line = 0;
        for (String row : text.split("\n", -1)) {
            line++;
            if (!row.isBlank() && !row.startsWith("#")) {
                ApiKey key = key(row, line);
                if (keys.put(key.id(), key) != null) {
                    throw broken(line, "the id '%s' is there twice".formatted(key.id()));
                }
            }
        }
        return keys;
    }

    /**
     * Changes the keys; two programs may do so at once.
     *
     * @return the hash of the file as it is then
     * @throws Broken when the file cannot be read or written
     */
    public String change(UnaryOperator<List<ApiKey>> change) {
        synchronized (ONE_AT_A_TIME) {
            return changeAlone(change);
        }
    }

    private String changeAlone(UnaryOperator<List<ApiKey>> change) {
        try {
            PrivateFiles.folder(Optional.ofNullable(path.getParent()).orElse(path));
            Path guard = path.resolveSibling(path.getFileName() + ".lock");
            PrivateFiles.create(guard);
            try (FileChannel channel = FileChannel.open(guard, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                List<ApiKey> before = new ArrayList<>(keys(text()).values());
                if (!held.isValid()) {
                    throw new IOException("its lock was lost");
                }
                return KeyText.hash(write(change.apply(before)));
            }
        } catch (IOException e) {
            throw new Broken("The file of keys '%s' cannot be written: %s.".formatted(path, e.getMessage()));
        }
    }

    private String write(List<ApiKey> keys) throws IOException {
        StringBuilder text = new StringBuilder(
                "# Keys of Steersman, one a line; of each only the SHA-256 is kept. See: steersman keys --help\n");
        for (ApiKey key : keys) {
            text.append(line(key)).append('\n');
        }
        PrivateFiles.replace(path, text.toString());
        return text.toString();
    }

    private static String line(ApiKey key) {
        ObjectNode line =
                Json.emptyObject().put("id", key.id()).put("name", key.name()).put("tenant", key.tenant());
        key.scopes().stream().sorted().forEach(scope -> line.withArray("scopes").add(scope.display()));
        line.put("created", key.created().toString());
        key.expires().ifPresent(at -> line.put("expires", at.toString()));
        key.revoked().ifPresent(at -> line.put("revoked", at.toString()));
        if (key.limits().perSecond() > 0) {
            line.put("perSecond", key.limits().perSecond());
        }
        if (key.limits().mostBytes() > 0) {
            line.put("mostBytes", key.limits().mostBytes());
        }
        return line.put("sha256", key.hash()).toString();
    }

    private ApiKey key(String row, int line) {
        try {
            JsonNode json = Json.MAPPER.readTree(row);
            List<String> scopes = new ArrayList<>();
            json.path("scopes").forEach(scope -> scopes.add(scope.asText()));
            ApiKey key = new ApiKey(
                    needed(json, "id"),
                    json.path("name").asText(""),
                    needed(json, "tenant"),
                    Scope.of(scopes),
                    Instant.parse(needed(json, "created")),
                    time(json, "expires"),
                    time(json, "revoked"),
                    new Limits(
                            json.path("perSecond").asInt(0),
                            json.path("mostBytes").asLong(0)),
                    needed(json, "sha256"));
            key.caller();
            return key;
        } catch (JsonProcessingException e) {
            throw broken(line, "it is no JSON");
        } catch (IllegalArgumentException | DateTimeException e) {
            throw broken(line, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Instant> time(JsonNode json, String field) {
        return json.hasNonNull(field)
                ? Optional.of(Instant.parse(json.path(field).asText()))
                : Optional.empty();
    }

    private static String needed(JsonNode json, String field) {
        String value = json.path(field).asText("");
        if (value.isBlank()) {
            throw new IllegalArgumentException("the field '%s' is missing".formatted(field));
        }
        return value;
    }

    private Broken broken(int line, String why) {
        return new Broken("%s:%d: this line is no key: %s. Maybe take it out, or put it back as it was."
                .formatted(path, line, why));
    }
}
