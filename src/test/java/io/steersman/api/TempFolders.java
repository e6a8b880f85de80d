package io.steersman.api;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Runs the service on copies of the rules and policies that a test may change. */
public final class TempFolders implements QuarkusTestProfile {

    private static final String PLACE = "folders.under.test";

    /** The copy of the rules. */
    static Path rules() {
        return Path.of(System.getProperty(PLACE), "rules");
    }

    /** The copy of the default policy. */
    static Path policy() {
        return Path.of(System.getProperty(PLACE), "policies", "default.yaml");
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Path place = Files.createTempDirectory("steersman");
            System.setProperty(PLACE, place.toString());
            copy(Path.of("rules"), place.resolve("rules"));
            copy(Path.of("policies"), place.resolve("policies"));
            return Map.of(
                    "steersman.rules", place.resolve("rules").toString(),
                    "steersman.policies", place.resolve("policies").toString(),
                    "steersman.sessions.most", "50");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
