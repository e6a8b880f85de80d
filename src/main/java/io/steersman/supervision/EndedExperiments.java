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
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The arms of experiments that were ended because they do harm, and the experiments that came to their planned end, with the
 * reason; and since when experiments run. Kept over a restart. Thread-safe.
 */
public final class EndedExperiments implements Supplier<Set<String>> {

    private final Optional<Path> file;
    private volatile Map<String, String> reasons;
    private volatile Set<String> names;
    private final Map<String, Long> since;
    private volatile Optional<BiConsumer<String, String>> fleet = Optional.empty();

    private EndedExperiments(Optional<Path> file, Map<String, String> reasons, Map<String, Long> since) {
        this.file = file;
        this.reasons = Map.copyOf(reasons);
        this.names = Set.copyOf(reasons.keySet());
        this.since = new TreeMap<>(since);
    }

    /** Kept as long as the process lives. */
    public static EndedExperiments inMemory() {
        return new EndedExperiments(Optional.empty(), Map.of(), Map.of());
    }

    /**
     * Kept in a file.
     *
     * @throws UncheckedIOException when it is there and cannot be read
     */
    public static EndedExperiments in(Path file) {
        Map<String, String> reasons = new TreeMap<>();
        Map<String, Long> since = new TreeMap<>();
        try {
            if (Files.exists(file)) {
                JsonNode kept = Json.MAPPER.readTree(Files.readString(file));
                kept.properties().forEach(one -> {
                    if (one.getValue().isNumber()) {
                        since.put(one.getKey(), one.getValue().longValue());
                    } else {
                        reasons.put(one.getKey(), one.getValue().asText());
                    }
                });
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("The file %s is damaged. Maybe remove it.".formatted(file), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new EndedExperiments(Optional.of(file), reasons, since);
    }

    /** From now on what is to be ended is told to somebody else, by its name and the reason, and is so once it is learned. */
    public void decidedBy(BiConsumer<String, String> newFleet) {
        fleet = Optional.of(newFleet);
    }

    /** Their names: {@code experiment/arm}, and as an experiment names its end; the same set until another one is ended. */
    @Override
    public Set<String> get() {
        return names;
    }

    /** How many arms, or else whole experiments, were ended. */
    public long count(boolean arms) {
        return names.stream().filter(name -> name.contains("/") == arms).count();
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
    public boolean end(String experiment, String arm, String why) {
        return end(experiment + "/" + arm, why);
    }

    /**
     * Ends an arm or an experiment.
     *
     * @param name {@code experiment/arm}, or as an experiment names its end
     * @return false when it was ended before
     */
    public boolean end(String name, String why) {
        if (names.contains(name)) {
            return false;
        }
        fleet.orElse(this::learn).accept(name, why);
        return true;
    }

    /** An arm or an experiment is ended, unless it was before. */
    public synchronized void learn(String name, String why) {
        if (names.contains(name)) {
            return;
        }
        Map<String, String> more = new TreeMap<>(reasons);
        more.put(name, why);
        keep(more);
        reasons = Map.copyOf(more);
        names = Set.copyOf(more.keySet());
    }

    /**
     * Since when something runs.
     *
     * @param now what is noted when nobody asked before, milliseconds since 1970
     */
    public synchronized long since(String name, long now) {
        if (!since.containsKey(name)) {
            since.put(name, now);
            keep(reasons);
        }
        return since.getOrDefault(name, now);
    }

    private void keep(Map<String, String> ended) {
        file.ifPresent(place -> write(place, ended, since));
    }

    private static void write(Path file, Map<String, String> reasons, Map<String, Long> since) {
        ObjectNode json = Json.emptyObject();
        since.forEach(json::put);
        reasons.forEach(json::put);
        try {
            PrivateFiles.replace(file, json.toPrettyString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
