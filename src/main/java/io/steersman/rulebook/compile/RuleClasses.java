package io.steersman.rulebook.compile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.drools.model.Model;

/**
 * What DRL was compiled to.
 *
 * @param code the classes by name
 * @param models names of those that are models, one for each package
 */
public record RuleClasses(Map<String, byte[]> code, List<String> models) {

    static final RuleClasses NONE = new RuleClasses(Map.of(), List.of());

    private static final String CLASS = ".class";
    private static final String MODELS = "META-INF/drools-model";
    /** So that equal rules are equal bytes: the first moment that an archive can name. */
    private static final long NO_TIME = 315_532_800_000L;

    public RuleClasses {
        code = Map.copyOf(code);
        models = List.copyOf(models);
    }

    /** Reads an archive that the engine's compiler or {@link #archive} made. */
    public static RuleClasses read(byte[] archive) {
        Map<String, byte[]> code = new HashMap<>();
        List<String> models = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (name.endsWith(CLASS)) {
                    String of = name.substring(0, name.length() - CLASS.length());
                    code.put(of.replace('/', '.'), zip.readAllBytes());
                } else if (name.endsWith("/drools-model")) {
                    new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("Drools-Model-Version"))
                            .forEach(models::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RuleClasses(code, models);
    }

    /** An archive that {@link #read} reads; equal for equal classes. */
    public byte[] archive() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, MODELS, String.join("\n", models).getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> entry : new TreeMap<>(code).entrySet()) {
                put(zip, entry.getKey().replace('.', '/') + CLASS, entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** What belongs to one package and those below it. */
    public RuleClasses of(String packageName) {
        Map<String, byte[]> own = new HashMap<>();
        code.forEach((name, bytes) -> {
            if (name.startsWith(packageName + ".")) {
                own.put(name, bytes);
            }
        });
        return new RuleClasses(
                own,
                models.stream()
                        .filter(name -> name.startsWith(packageName + "."))
                        .toList());
    }

    /**
     * Loads the models, each with a class loader of its own kind, so that they go when nobody needs them.
     *
     * @throws IllegalStateException when the classes reach for what rules must not
     */
    public List<Model> load() {
        Map<String, Set<String>> harmful = ReferenceGate.refused(code);
        if (!harmful.isEmpty()) {
            throw new IllegalStateException("Rules reach for what they must not: %s.".formatted(harmful));
        }
        Map<String, byte[]> own = new HashMap<>(code);
        own.keySet().removeIf(name -> !ReferenceGate.isOfRules(name));
        RuleClassLoader loader = new RuleClassLoader(DrlCompiler.loader(), own);
        List<Model> loaded = models.stream().map(loader::model).toList();
        loaded.forEach(AskedPatterns::prepare);
        return loaded;
    }
}
