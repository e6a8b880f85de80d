package io.steersman.reload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.steersman.files.PrivateFiles;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The versions of rules and policies that were in force, with all their files, and who put them there, when and why.
 *
 * <p>Kept in a folder, a file for each version and one line for each activation, or in memory. Bounded: the versions that came
 * into force longest ago are forgotten. Thread-safe.
 */
public final class Versions {

    private static final int MOST_VERSIONS = 200;
    private static final int MOST_ACTIVATIONS = 2_000;
    private static final int SHORTEST_NAME = 8;
    private static final String LOG = "activations.ndjson";
    private static final String ENDING = ".json";
    private static final TypeReference<Map<String, Map<String, String>>> FILES = new TypeReference<>() {};

    private final Optional<Path> folder;
    private final Map<String, Sources> kept = new LinkedHashMap<>();
    private final List<Activation> activations = new ArrayList<>();
    private int damaged;

    private Versions(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Versions that are forgotten with the program. */
    public static Versions inMemory() {
        return new Versions(Optional.empty());
    }

    /**
     * Versions in a folder, which is made when it is not there.
     *
     * @throws UncheckedIOException when it cannot be read or written
     */
    public static Versions in(Path folder) {
        Versions versions = new Versions(Optional.of(folder));
        try {
            PrivateFiles.folder(folder);
            Path log = folder.resolve(LOG);
            if (Files.exists(log)) {
                Files.readAllLines(log).stream().filter(line -> !line.isBlank()).forEach(versions::recall);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The versions in %s cannot be read: %s".formatted(folder, e), e);
        }
        return versions;
    }

    /** A line that was cut off as the machine went down tells nothing. */
    private void recall(String line) {
        try {
            activations.add(Json.MAPPER.readValue(line, Activation.class));
        } catch (JsonProcessingException e) {
            damaged++;
        }
    }

    /** Lines of the record that could not be read. */
    public synchronized int damaged() {
        return damaged;
    }

    /**
     * Keeps a version without putting it in force.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public synchronized void keep(Sources sources) {
        String hash = sources.hash();
        if (folder.isEmpty()) {
            kept.put(hash, sources);
            return;
        }
        Path file = folder.get().resolve(hash + ENDING);
        if (!Files.exists(file)) {
            write(file, sources);
        }
    }

    /**
     * Notes that a version came into force.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public synchronized void note(Activation activation) {
        activations.add(activation);
        if (activations.size() > MOST_ACTIVATIONS) {
            activations.remove(0);
        }
        folder.ifPresent(place -> append(place.resolve(LOG), activation));
        forgetOldest();
    }

    /** All activations, the oldest first. */
    public synchronized List<Activation> activations() {
        return List.copyOf(activations);
    }

    /** Hashes of all versions that are kept, the one that came into force last first; then those that never did. */
    public synchronized List<String> hashes() {
        Set<String> all = new LinkedHashSet<>();
        for (int i = activations.size() - 1; i >= 0; i--) {
            all.add(activations.get(i).version());
        }
        Collection<String> known = known();
        all.retainAll(known);
        all.addAll(known);
        return List.copyOf(all);
    }

    /**
     * The hash of a version that is kept, by the hash or the beginning of it.
     *
     * @return nothing when there is none, or more than one
     */
    public Optional<String> named(String name) {
        List<String> found = name.length() < SHORTEST_NAME
                ? List.of()
                : hashes().stream().filter(hash -> hash.startsWith(name)).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /**
     * The files of a version that is kept.
     *
     * @param hash the whole of it
     * @throws UncheckedIOException when it cannot be read, or is not what it was
     */
    public synchronized Optional<Sources> find(String hash) {
        if (folder.isEmpty()) {
            return Optional.ofNullable(kept.get(hash));
        }
        Path file = folder.get().resolve(hash + ENDING);
        return known().contains(hash) ? Optional.of(read(file, hash)) : Optional.empty();
    }

    /**
     * The version before the one in force: going back twice goes back two, and what was undone is not come back to.
     *
     * @param place the folder of rules whose history counts
     */
    public synchronized Optional<String> before(String place) {
        List<String> stack = new ArrayList<>();
        for (Activation activation : activations) {
            if (!activation.place().equals(place)) {
                continue;
            }
            boolean back = activation.how() == Activation.How.ROLLED_BACK;
            int at = stack.lastIndexOf(activation.version());
            if (back && at >= 0) {
                stack.subList(at + 1, stack.size()).clear();
            } else if (stack.isEmpty() || at != stack.size() - 1) {
                stack.add(activation.version());
            }
        }
        Collection<String> known = known();
        String last = stack.isEmpty() ? "" : stack.remove(stack.size() - 1);
        for (int i = stack.size() - 1; i >= 0; i--) {
            if (known.contains(stack.get(i)) && !stack.get(i).equals(last)) {
                return Optional.of(stack.get(i));
            }
        }
        return Optional.empty();
    }

    private Collection<String> known() {
        if (folder.isEmpty()) {
            return List.copyOf(kept.keySet());
        }
        try (var files = Files.list(folder.get())) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A version is there whole or not at all. */
    private static void write(Path file, Sources sources) {
        Map<String, Map<String, String>> files = Map.of(
                "drl", sources.drl(),
                "cases", sources.cases(),
                "policies", sources.policies(),
                "evidence", sources.evidence(),
                "variants", sources.variants());
        try {
            PrivateFiles.replace(file, Json.MAPPER.writeValueAsString(files));
        } catch (IOException e) {
            throw new UncheckedIOException("The version cannot be kept in %s: %s".formatted(file, e), e);
        }
    }

    private static Sources read(Path file, String hash) {
        try {
            Map<String, Map<String, String>> files = Json.MAPPER.readValue(file.toFile(), FILES);
            Sources sources = new Sources(
                    files.getOrDefault("drl", Map.of()),
                    files.getOrDefault("cases", Map.of()),
                    files.getOrDefault("policies", Map.of()),
                    files.getOrDefault("evidence", Map.of()),
                    files.getOrDefault("variants", Map.of()));
            if (!sources.hash().equals(hash)) {
                throw new IOException("its content has another hash");
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException("The version in %s cannot be used: %s".formatted(file, e), e);
        }
    }

    private static void append(Path log, Activation activation) {
        try {
            byte[] line = ("\n" + Json.MAPPER.writeValueAsString(activation)).getBytes(StandardCharsets.UTF_8);
            PrivateFiles.create(log);
            PrivateFiles.close(log);
            Files.write(log, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("The activation cannot be noted in %s: %s".formatted(log, e), e);
        }
    }

    private void forgetOldest() {
        List<String> all = hashes();
        for (String hash : all.subList(Math.min(MOST_VERSIONS, all.size()), all.size())) {
            kept.remove(hash);
            folder.ifPresent(place -> {
                try {
                    Files.deleteIfExists(place.resolve(hash + ENDING));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
