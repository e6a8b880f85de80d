package io.steersman;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The shared data that some tests measure on; a test that asks for it is skipped where it is not there. */
public final class Corpus {

    private Corpus() {}

    /** The folder with all shared data: {@code -Dcorpus=../shared}. */
    public static Path root() {
        String folder = System.getProperty("corpus", "");
        assumeTrue(!folder.isBlank(), "no corpus given: -Dcorpus=FOLDER");
        Path path = Path.of(folder).toAbsolutePath().normalize();
        assumeTrue(Files.isDirectory(path), "no corpus at " + path);
        return path;
    }

    /** The folder with recorded trajectories. */
    public static Path trajectories() {
        return root().resolve("trajectories");
    }
}
