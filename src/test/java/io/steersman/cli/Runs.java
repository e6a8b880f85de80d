package io.steersman.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Recorded runs of our own, in the native format. */
final class Runs {

    private Runs() {}

    /** The same call fails so many times in the same way. */
    static String stuck(int times) {
        StringBuilder run = new StringBuilder("{\"kind\":\"instruction\",\"text\":\"Fix the login test.\"}\n");
        for (int i = 0; i < times; i++) {
            run.append("{\"kind\":\"call\",\"id\":\"c%d\",\"tool\":\"Bash\",\"input\":{\"command\":\"npm test\"}}\n"
                    .formatted(i));
            run.append(
                    "{\"kind\":\"result\",\"call\":\"c%d\",\"output\":\"Error: no such table users\",\"error\":true}\n"
                            .formatted(i));
        }
        return run.toString();
    }

    /** Nothing is wrong with it. */
    static String clean() {
        return """
                {"kind":"instruction","text":"What is in this folder?"}
                {"kind":"call","id":"c1","tool":"Bash","input":{"command":"ls"}}
                {"kind":"result","call":"c1","output":"pom.xml src"}
                {"kind":"message","text":"A Maven project."}
                """;
    }

    static Path write(Path folder, String name, String content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
