package io.steersman;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The table of packages on the page for contributors: which there are, and which each may use. */
final class PackageMap {

    private static final Path PAGE = Path.of("CONTRIBUTING.md");
    private static final String ROWS = "| `";
    private static final String ALL_BELOW = ".*";

    private PackageMap() {}

    /**
     * Each package with those that it may use.
     *
     * @param there the packages of the code, for names that stand for several: {@code a.*} for all below a, and {@code a}
     *     for all below when there is no such package itself
     */
    static Map<String, Set<String>> read(Collection<String> there) {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (String line : lines()) {
            List<String> cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            Set<String> used = new TreeSet<>();
            Arrays.stream(cells.get(3).replace("`", "").split(" ")).forEach(name -> used.addAll(meant(name, there)));
            meant(cells.get(1).replace("`", ""), there).forEach(name -> uses.put(name, used));
        }
        return uses;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(PAGE).stream()
                    .dropWhile(line -> !line.startsWith("| package | knows | may use |"))
                    .takeWhile(line -> line.startsWith("|"))
                    .filter(line -> line.startsWith(ROWS))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Collection<String> meant(String name, Collection<String> there) {
        boolean below = name.endsWith(ALL_BELOW) || !there.contains(name);
        String above = name.replace(ALL_BELOW, "") + ".";
        List<String> all =
                there.stream().filter(other -> other.startsWith(above)).toList();
        return below && !all.isEmpty() ? all : name.isEmpty() ? List.of() : List.of(name);
    }
}
