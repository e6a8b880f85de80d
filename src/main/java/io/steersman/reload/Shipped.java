package io.steersman.reload;

import io.steersman.policy.PolicyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The rules and policies that the program carries with it, for those who have no folders of their own. */
public final class Shipped {

    private Shipped() {}

    /** The folder given, else {@code ./rules} where it is, else the shipped rules. */
    public static Path rules(String given) {
        return choose(given, "rules");
    }

    /** The folder given, else {@code ./policies} where it is, else the shipped policies. */
    public static Path policies(String given) {
        return choose(given, "policies");
    }

    /**
     * Copies what is shipped into a folder that is missing or empty, for an author to go on from.
     *
     * @param what {@code rules} or {@code policies}
     * @return whether anything was copied; what is there already stays as it is
     */
    public static boolean copy(String what, Path to) throws IOException {
        if (Files.isDirectory(to)) {
            try (Stream<Path> there = Files.list(to)) {
                if (there.findAny().isPresent()) {
                    return false;
                }
            }
        }
        Path from = shipped(what);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return true;
    }

    /** The text of the shipped default policy. */
    static String policy() {
        try {
            return Files.readString(shipped("policies").resolve(PolicyReader.DEFAULT_FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path choose(String given, String name) {
        if (!given.isBlank()) {
            return Path.of(given);
        }
        Path here = Path.of(name);
        return Files.isDirectory(here) ? here : shipped(name);
    }

    private static Path shipped(String name) {
        URL url = Shipped.class.getResource("/steersman/" + name);
        if (url == null) {
            throw new IllegalStateException("The program was built without its %s.".formatted(name));
        }
        try {
            URI uri = url.toURI();
            if (uri.getScheme().equals("jar")) {
                open(uri);
            }
            return Path.of(uri);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The place of the shipped %s is no URI.".formatted(name), e);
        }
    }

    private static void open(URI uri) {
        try {
            FileSystems.newFileSystem(uri, Map.of());
        } catch (FileSystemAlreadyExistsException e) {
            // Opened by an earlier call.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
