package io.steersman.cli.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Folders that go with the process. */
final class PassingFolders {

    private final List<Path> made = new CopyOnWriteArrayList<>();

    /** A new one among the temporary files. */
    Path make(String name) {
        try {
            Path folder = Files.createTempDirectory(name);
            made.add(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Removes them when the process ends.
     *
     * @param stopped returns once nobody writes into them any more
     */
    void removeAfter(Runnable stopped) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopped.run();
            made.forEach(PassingFolders::delete);
        }));
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // It is a temporary folder: the system takes away what is left.
            return;
        }
    }
}
