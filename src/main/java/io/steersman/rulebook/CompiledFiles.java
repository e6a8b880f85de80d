package io.steersman.rulebook;

import io.steersman.rulebook.compile.ByFile;
import io.steersman.rulebook.compile.DrlCompiler;
import io.steersman.rulebook.compile.ReferenceGate;
import io.steersman.rulebook.compile.RuleClasses;
import io.steersman.rulebook.drl.DrlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.drools.model.Model;
import org.kie.api.builder.Message;

/**
 * Compiles files, those alone that were not compiled before.
 *
 * <p>A file is a package of its own and names nothing of another file, so what it compiles to depends on its text alone.
 * Thread-safe.
 */
final class CompiledFiles {

    /** What the compiler holds at one time makes the pauses of the garbage collector long, and steps wait for those. */
    private static final int MOST_AT_ONCE = 5;

    private static final ByFile<Model> KNOWN = new ByFile<>();

    private CompiledFiles() {}

    /**
     * What came of a compilation.
     *
     * @param models one per package, empty when there are errors
     * @param errors the compiler's messages, unread
     * @param harmful what rules reach for and must not, by package; then none of them was loaded
     */
    record Compiled(List<Model> models, List<Message> errors, Map<String, Set<String>> harmful) {}

    /**
     * Compiles files that parse and whose packages are those of their places.
     *
     * @param texts DRL by path
     */
    static Compiled compile(Map<String, String> texts) {
        Map<String, String> unknown = new TreeMap<>();
        List<Model> models = new ArrayList<>();
        texts.forEach((path, text) -> find(path, text).ifPresentOrElse(models::add, () -> unknown.put(path, text)));
        if (unknown.isEmpty()) {
            return new Compiled(models, List.of(), Map.of());
        }
        List<Message> errors = new ArrayList<>();
        Map<String, Set<String>> harmful = new TreeMap<>();
        for (Map<String, String> some : batches(unknown)) {
            DrlCompiler.Compilation fresh = DrlCompiler.compile(some);
            Map<String, Set<String>> refused =
                    ReferenceGate.refused(fresh.classes().code());
            errors.addAll(fresh.errors());
            harmful.putAll(refused);
            if (refused.isEmpty()) {
                List<Model> loaded = fresh.classes().load();
                keep(some, loaded);
                models.addAll(loaded);
            }
        }
        return new Compiled(errors.isEmpty() && harmful.isEmpty() ? models : List.of(), errors, harmful);
    }

    private static List<Map<String, String>> batches(Map<String, String> texts) {
        List<Map<String, String>> batches = new ArrayList<>();
        texts.forEach((path, text) -> {
            if (batches.isEmpty() || batches.get(batches.size() - 1).size() == MOST_AT_ONCE) {
                batches.add(new TreeMap<>());
            }
            batches.get(batches.size() - 1).put(path, text);
        });
        return batches;
    }

    /** Whether a file is known to compile. */
    static boolean knows(DrlFile file) {
        return find(file.path(), file.text()).isPresent();
    }

    private static Optional<Model> find(String path, String text) {
        return KNOWN.find(path, text).or(() -> shipped(path, text));
    }

    private static Optional<Model> shipped(String path, String text) {
        List<Model> models =
                ShippedClasses.find(path, text).map(RuleClasses::load).orElse(List.of());
        keep(Map.of(path, text), models);
        return models.stream().findFirst();
    }

    private static void keep(Map<String, String> texts, List<Model> models) {
        texts.forEach((path, text) -> models.stream()
                .filter(model -> model.getPackageName().equals(packageOf(path)))
                .findFirst()
                .ifPresent(model -> KNOWN.keep(path, text, model)));
    }

    /** The package of a file at this path. */
    static String packageOf(String path) {
        String place = path.endsWith(".drl") ? path.substring(0, path.length() - ".drl".length()) : path;
        return "rules." + place.replace('/', '.');
    }
}
