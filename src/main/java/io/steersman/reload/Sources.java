package io.steersman.reload;

import io.steersman.rulebook.RuleLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of rules and policies as they stood at one moment.
 *
 * @param drl rule files by path below the rules folder
 * @param cases case files by path below the rules folder
 * @param policies policy files by path below the policies folder
 */
public record Sources(Map<String, String> drl, Map<String, String> cases, Map<String, String> policies) {

    private static final String DRL = ".drl";
    private static final String CASES = ".cases.yaml";
    private static final String YAML = ".yaml";
    private static final long LARGEST_FILE = 1024 * 1024;

    public Sources {
        drl = new TreeMap<>(drl);
        cases = new TreeMap<>(cases);
        policies = new TreeMap<>(policies);
    }

    /**
     * Reads folders. Hidden files and those with other endings, such as an editor's temporary ones, are passed over.
     *
     * @throws UncheckedIOException when a folder is missing or a file cannot be read or is larger than 1 MiB
     */
    public static Sources read(Path rules, Path policies) {
        return new Sources(files(rules, DRL), files(rules, CASES), files(policies, YAML));
    }

    /** Names this version: equal content, equal hash. */
    public String hash() {
        return RuleLoader.hash(Map.of(
                "drl", RuleLoader.hash(drl), "cases", RuleLoader.hash(cases), "policies", RuleLoader.hash(policies)));
    }

    private static Map<String, String> files(Path folder, String ending) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            paths.filter(path -> isMeant(path, ending))
                    .forEach(
                            path -> texts.put(folder.relativize(path).toString().replace('\\', '/'), text(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static boolean isMeant(Path path, String ending) {
        String name = String.valueOf(path.getFileName());
        return name.endsWith(ending) && !name.startsWith(".") && !name.startsWith("#") && Files.isRegularFile(path);
    }

    private static String text(Path path) {
        try {
            if (Files.size(path) > LARGEST_FILE) {
                throw new IOException("The file %s (%d bytes) is larger than %d bytes."
                        .formatted(path, Files.size(path), LARGEST_FILE));
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
