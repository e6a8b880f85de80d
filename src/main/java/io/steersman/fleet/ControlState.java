package io.steersman.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the topic {@code control} says, read from its beginning: every node that reads it comes to the same. Not thread-safe, but for what nodes say.
 *
 * <p>The first announcement of an epoch counts, and only what was announced can be in force.
 */
final class ControlState {

    private static final String VERSION = "version/";
    private static final String ANNOUNCE = "announce/";
    private static final String READY = "ready/";
    private static final String ACTIVE = "active";

    private final Map<String, Map<String, String>> versions = new HashMap<>();
    private final TreeMap<Long, Announced> announced = new TreeMap<>();
    private final Map<String, Ready> ready = new ConcurrentHashMap<>();
    private long active;

    /**
     * A version that is to come into force.
     *
     * @param by the node that wants it
     */
    record Announced(long epoch, Plan plan, String by) {}

    /**
     * That a node could judge.
     *
     * @param epoch the latest that it could judge by
     * @param program the version of its program, empty where it has not said so
     */
    record Ready(long epoch, String program) {
        static final Ready UNKNOWN = new Ready(-1, "");
    }

    /** A record to be written. */
    record Written(String key, String value) {}

    /** The files of a version. */
    static Written version(String hash, Map<String, String> files) {
        return new Written(VERSION + hash, Json.MAPPER.valueToTree(files).toString());
    }

    /** That a version is to come into force. */
    static Written announce(long epoch, Plan plan, String node) {
        String value = plan.json().put("epoch", epoch).put("by", node).toString();
        return new Written(ANNOUNCE + epoch + "/" + node, value);
    }

    /** That a node could judge by it. */
    static Written ready(long epoch, String node, String program) {
        String value =
                Json.emptyObject().put("epoch", epoch).put("program", program).toString();
        return new Written(READY + node, value);
    }

    /** That it is in force. */
    static Written active(long epoch) {
        return new Written(ACTIVE, Json.emptyObject().put("epoch", epoch).toString());
    }

    /** Takes in a record; what is none of ours changes nothing. */
    void take(String key, String value) {
        try {
            JsonNode json = Json.MAPPER.readTree(value);
            long epoch = json.path("epoch").asLong();
            if (key.startsWith(VERSION)) {
                Map<String, String> files = new TreeMap<>();
                json.properties()
                        .forEach(
                                file -> files.put(file.getKey(), file.getValue().asText()));
                versions.put(key.substring(VERSION.length()), files);
            } else if (key.startsWith(ANNOUNCE)) {
                announced(new Announced(epoch, Plan.read(json), json.path("by").asText()));
            } else if (key.startsWith(READY)) {
                ready.put(
                        key.substring(READY.length()),
                        new Ready(epoch, json.path("program").asText("")));
            } else if (key.equals(ACTIVE) && announced.containsKey(epoch)) {
                active = Math.max(active, epoch);
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // A newer program wrote it, or a person.
            return;
        }
    }

    private void announced(Announced one) {
        if (announced.isEmpty() || one.epoch() > announced.lastKey()) {
            announced.put(one.epoch(), one);
        }
    }

    /** The latest announcement, if there was one. */
    Optional<Announced> latest() {
        return Optional.ofNullable(announced.lastEntry()).map(Map.Entry::getValue);
    }

    /** What is in force, if anything was decided. */
    Optional<Announced> active() {
        return Optional.ofNullable(announced.get(active));
    }

    /** The files of a version, if they are known. */
    Optional<Map<String, String>> files(String hash) {
        return Optional.ofNullable(versions.get(hash));
    }

    /** What a node said last. Thread-safe. */
    Ready ready(String node) {
        return ready.getOrDefault(node, Ready.UNKNOWN);
    }

    /** Whether all of some nodes could judge under an epoch. */
    boolean isReady(Set<String> nodes, long epoch) {
        return nodes.stream().allMatch(node -> ready(node).epoch() >= epoch);
    }
}
