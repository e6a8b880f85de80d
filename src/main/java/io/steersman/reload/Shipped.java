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

/** The rules and policies that the program carries with it, for those who have no folders of their own. */
public final class Shipped {

    private Shipped() {}

    /** Where the shipped rules lie. */
    static Path rules() {
        return shipped("rules");
    }

    /** All that is shipped, read once. */
    static Sources sources() {
        return Once.SOURCES;
    }

    private static final class Once {
        static final Sources SOURCES = Sources.read(shipped("rules"), shipped("policies"));
    }

    /** The text of the shipped default policy. */
    static String policy() {
        try {
            return Files.readString(shipped("policies").resolve(PolicyReader.DEFAULT_FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
