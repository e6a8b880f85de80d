package io.steersman.trajectory;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that lets its eldest entry go beyond a size: the one put first, or the one not used for longest. */
public final class Bounded<K, V> extends LinkedHashMap<K, V> {

    private final int most;

    private Bounded(int most, boolean byUse) {
        super(16, 0.75f, byUse);
        this.most = most;
    }

    /** A map that lets go what was put first. */
    public static <K, V> Bounded<K, V> byAge(int most) {
        return new Bounded<>(most, false);
    }

    /** A map that lets go what was not asked for longest. */
    public static <K, V> Bounded<K, V> byUse(int most) {
        return new Bounded<>(most, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
