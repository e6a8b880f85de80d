package io.steersman.reload;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Which version was in force when, as far as that was noted. Immutable. */
public final class Timeline {

    /** Nothing was noted. */
    public static final Timeline EMPTY = new Timeline(new TreeMap<>());

    private static final int SHORT = 8;

    private final TreeMap<Long, String> versions;

    private Timeline(TreeMap<Long, String> versions) {
        this.versions = versions;
    }

    /** Of activations. */
    public static Timeline of(Collection<Activation> activations) {
        TreeMap<Long, String> versions = new TreeMap<>();
        activations.forEach(one -> versions.put(one.millis(), one.version()));
        return new Timeline(versions);
    }

    /** The first letters of the hash of the version in force at a time; empty when unknown. */
    public String at(OptionalLong millis) {
        if (millis.isEmpty()) {
            return "";
        }
        Map.Entry<Long, String> found = versions.floorEntry(millis.getAsLong());
        return found == null
                ? ""
                : found.getValue().substring(0, Math.min(SHORT, found.getValue().length()));
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return versions.isEmpty();
    }
}
