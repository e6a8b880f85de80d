package io.steersman.supervision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.files.PrivateFiles;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The arms of experiments that were ended because they do harm, with the reason; kept over a restart. Thread-safe. */
public final class EndedArms implements Supplier<Set<String>> {

    private final Optional<Path> file;
    private volatile Map<String, String> reasons;
    private volatile Set<String> names;

    private EndedArms(Optional<Path> file, Map<String, String> reasons) {
        this.file = file;
        this.reasons = Map.copyOf(reasons);
        this.names = Set.copyOf(reasons.keySet());
    }

    /** Kept as long as the process lives. */
    public static EndedArms inMemory() {
        return new EndedArms(Optional.empty(), Map.of());
    }

    /**
     * Kept in a file.
     *
     * @throws UncheckedIOException when it is there and cannot be read
     */
    public static EndedArms in(Path file) {
        Map<String, String> reasons = new TreeMap<>();
        try {
            if (Files.exists(file)) {
                JsonNode kept = Json.MAPPER.readTree(Files.readString(file));
                kept.properties()
                        .forEach(one -> reasons.put(one.getKey(), one.getValue().asText()));
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("The file %s is damaged. Maybe remove it.".formatted(file), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new EndedArms(Optional.of(file), reasons);
    }

    /** Their names, as {@code experiment/arm}; the same set until another one is ended. */
    @Override
    public Set<String> get() {
        return names;
    }

    /** Why each was ended. */
    public Map<String, String> reasons() {
        return Collections.unmodifiableMap(reasons);
    }

    /**
     * Ends an arm.
     *
     * @return false when it was ended before
     */
    public synchronized boolean end(String experiment, String arm, String why) {
        String name = experiment + "/" + arm;
        if (names.contains(name)) {
            return false;
        }
        Map<String, String> more = new TreeMap<>(reasons);
        more.put(name, why);
        file.ifPresent(kept -> write(kept, more));
        reasons = Map.copyOf(more);
        names = Set.copyOf(more.keySet());
        return true;
    }

    private static void write(Path file, Map<String, String> reasons) {
        ObjectNode json = Json.emptyObject();
        reasons.forEach(json::put);
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            PrivateFiles.create(fresh);
            Files.writeString(fresh, json.toPrettyString());
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
