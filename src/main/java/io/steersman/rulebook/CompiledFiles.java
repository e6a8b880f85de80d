package io.steersman.rulebook;

import io.steersman.rulebook.DrlCompiler.Compilation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.drools.model.Model;

/**
 * The files that were compiled last, so that a change costs what it touches and not the whole rulebook.
 *
 * <p>A file is a package of its own and names nothing of another file, so what it compiles to depends on its text alone.
 * Thread-safe.
 */
final class CompiledFiles {

    private static final int MOST = 500;
    private static final Map<Source, Model> KNOWN = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Source, Model> eldest) {
            return size() > MOST;
        }
    };

    private CompiledFiles() {}

    private record Source(String path, String text) {}

    /**
     * Compiles files that parse and whose packages are those of their places.
     *
     * @param texts DRL by path
     */
    static Compilation compile(Map<String, String> texts) {
        Map<String, String> unknown = new TreeMap<>();
        List<Model> models = new ArrayList<>();
        texts.forEach((path, text) -> find(path, text).ifPresentOrElse(models::add, () -> unknown.put(path, text)));
        if (unknown.isEmpty()) {
            return new Compilation(models, List.of());
        }
        Compilation fresh = DrlCompiler.compile(unknown);
        keep(unknown, fresh.models());
        models.addAll(fresh.models());
        return fresh.errors().isEmpty() ? new Compilation(models, List.of()) : fresh;
    }

    /** Whether a file is known to compile. */
    static boolean knows(DrlFile file) {
        return find(file.path(), file.text()).isPresent();
    }

    private static Optional<Model> find(String path, String text) {
        synchronized (KNOWN) {
            return Optional.ofNullable(KNOWN.get(new Source(path, text)));
        }
    }

    private static void keep(Map<String, String> texts, List<Model> models) {
        synchronized (KNOWN) {
            texts.forEach((path, text) -> models.stream()
                    .filter(model -> model.getPackageName().equals(packageOf(path)))
                    .findFirst()
                    .ifPresent(model -> KNOWN.put(new Source(path, text), model)));
        }
    }

    private static String packageOf(String path) {
        String place = path.endsWith(".drl") ? path.substring(0, path.length() - ".drl".length()) : path;
        return "rules." + place.replace('/', '.');
    }
}
