package io.steersman.attack;

import io.steersman.trajectory.Pieces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The secrets of the table, and where they are found again. */
final class Secrets {

    private static final Path TABLE = Path.of("src/test/resources/redaction/samples.tsv");

    private Secrets() {}

    /**
     * A secret.
     *
     * @param text what it stands in
     */
    record Sample(String secret, String text) {}

    static List<Sample> table() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Pieces.between(line.replace("~", "").replace("\\n", "\n"), "\t"))
                .map(parts -> new Sample(parts.get(1), parts.get(2).replace("%s", parts.get(1))))
                .toList();
    }

    /** Those that stand in any file of a folder. */
    static List<String> in(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return table().stream()
                .map(Sample::secret)
                .filter(secret -> all.indexOf(secret) >= 0)
                .toList();
    }
}
