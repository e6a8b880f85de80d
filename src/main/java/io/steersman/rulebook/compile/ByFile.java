package io.steersman.rulebook.compile;

import io.steersman.trajectory.Bounded;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was made of files, by path and text, so that a change costs what it touches and not the whole rulebook. Thread-safe, and bounded:
 * what a file was long ago is not needed, and its classes must go.
 */
public final class ByFile<V> {

    private static final int MOST = 500;
    private static final int MOST_OF_A_FILE = 4;

    private final Map<Source, V> known = Bounded.byUse(MOST);

    private record Source(String path, String text) {}

    public synchronized Optional<V> find(String path, String text) {
        return Optional.ofNullable(known.get(new Source(path, text)));
    }

    public synchronized void keep(String path, String text, V made) {
        known.put(new Source(path, text), made);
        List<Source> versions = known.keySet().stream()
                .filter(source -> source.path().equals(path))
                .toList();
        versions.subList(0, Math.max(0, versions.size() - MOST_OF_A_FILE)).forEach(known::remove);
    }
}
