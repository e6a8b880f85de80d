package io.steersman.rulebook;

import io.steersman.policy.Diagnostic;
import io.steersman.rulebook.compile.DrlCompiler;
import io.steersman.rulebook.compile.RuleClasses;
import io.steersman.rulebook.drl.DrlFile;
import io.steersman.rulebook.drl.DrlReader;
import io.steersman.rulebook.lint.RuleLint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the shipped rules were compiled to when the program was built, so that a start with rules that nobody changed
 * compiles nothing.
 *
 * <p>Found by the hash of path and text: a file that was changed is none of them.
 */
public final class ShippedClasses {

    private static final String FOLDER = "steersman/compiled";

    private ShippedClasses() {}

    /** The classes of a file, when it is a shipped one, unchanged. */
    static Optional<RuleClasses> find(String path, String text) {
        try (InputStream archive = ShippedClasses.class.getResourceAsStream("/" + FOLDER + "/" + name(path, text))) {
            return archive == null ? Optional.empty() : Optional.of(RuleClasses.read(archive.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a file is a shipped one, unchanged: it was looked through when the program was built. */
    static boolean has(DrlFile file) {
        return ShippedClasses.class.getResource("/" + FOLDER + "/" + name(file.path(), file.text())) != null;
    }

    /**
     * Looks through a folder of rules and compiles them when the program is built.
     *
     * @param arguments the folder of the rules, and the root of the classes
     * @throws IllegalStateException when something is wrong with a rule, or it does not compile
     */
    public static void main(String[] arguments) throws IOException {
        Path rules = Path.of(arguments[0]);
        Path root = Path.of(arguments[1]);
        Path target = root.resolve(FOLDER);
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(rules)) {
            for (Path file :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(".drl"))::iterator) {
                texts.put(rules.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        List<Diagnostic> wrong = new ArrayList<>();
        DrlReader.parse(texts, wrong).forEach(file -> wrong.addAll(RuleLint.check(file)));
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("Something is wrong with the rules: %s".formatted(wrong));
        }
        DrlCompiler.Compilation compiled = DrlCompiler.compile(texts);
        if (!compiled.errors().isEmpty()) {
            throw new IllegalStateException("The rules do not compile: %s".formatted(compiled.errors()));
        }
        write(texts, compiled.classes(), target);
        Files.writeString(target.resolve("build"), program(root));
    }

    /** The hash of the classes that make a session what it is: what one build remembers is not for another. */
    private static String program(Path root) throws IOException {
        Map<String, String> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root.resolve("io/steersman"))) {
            for (Path file :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(".class"))::iterator) {
                classes.put(root.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return RuleLoader.hash(classes);
    }

    private static void write(Map<String, String> texts, RuleClasses classes, Path target) throws IOException {
        Files.createDirectories(target);
        try (Stream<Path> stale = Files.list(target)) {
            for (Path file : (Iterable<Path>) stale::iterator) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, String> file : texts.entrySet()) {
            byte[] archive = classes.of(CompiledFiles.packageOf(file.getKey())).archive();
            Files.write(target.resolve(name(file.getKey(), file.getValue())), archive);
        }
    }

    private static String name(String path, String text) {
        return RuleLoader.hash(Map.of(path, text)) + ".zip";
    }
}
