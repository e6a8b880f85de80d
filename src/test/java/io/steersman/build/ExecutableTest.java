package io.steersman.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the one file that runs as it is: it is a jar still, and its script finds Java and gives it what suits the verb. */
class ExecutableTest {

    private static final Path SCRIPT = Path.of("src/main/launcher/steersman.sh");

    @TempDir
    private Path folder = Path.of("");

    private Path program = Path.of("");

    record Ran(int exit, String text) {}

    private final Map<String, String> more = new HashMap<>();

    @BeforeEach
    void pack() throws IOException {
        assumeTrue(File.separatorChar == '/');
        Path jar = folder.resolve("program.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("a/"));
            entries.putNextEntry(new JarEntry("a/word"));
            entries.write("found".getBytes(StandardCharsets.US_ASCII));
        }
        program = folder.resolve("steersman");
        Executable.write(SCRIPT, jar, program);
    }

    @Test
    void itIsAJarStill() throws IOException {
        // When
        try (JarFile jar = new JarFile(program.toFile())) {
            byte[] word = jar.getInputStream(jar.getEntry("a/word")).readAllBytes();

            // Then
            assertThat(word).asString().isEqualTo("found");
        }
    }

    @Test
    void javaIsGivenTheProgramAndWhatWasAsked() throws Exception {
        // Given
        Path home = javaHome("17.0.15");

        // When
        Ran ran = run(home, "analyze", "a file");

        // Then
        assertThat(ran.text()).contains("[-jar] [" + program + "] [analyze] [a file]");
    }

    @Test
    void aShortVerbIsNotCompiledTwiceAndTheServiceIs() throws Exception {
        // Given
        Path home = javaHome("25");

        // When
        String analyze = run(home, "analyze", ".").text();
        String serve = run(home, "serve").text();

        // Then
        assertThat(analyze).contains("[-XX:TieredStopAtLevel=1]");
        assertThat(serve).doesNotContain("TieredStopAtLevel").contains("[serve]");
    }

    @Test
    void classesThatWereLoadedOnceAreTakenFromTheArchive() throws Exception {
        // Given
        Path home = javaHome("21.0.2");
        Path archive = folder.resolve("cache/steersman/java-21.0.2-" + Files.size(program) + ".jsa");

        // When
        String first = run(home, "rules", "list").text();
        Files.writeString(archive, "classes");
        String second = run(home, "hook", "codex").text();

        // Then
        assertThat(first).contains("[-XX:ArchiveClassesAtExit=" + archive + "]");
        assertThat(second).contains("[-XX:SharedArchiveFile=" + archive + "]");
    }

    @Test
    void theServiceMakesAnArchiveOfItsOwnAndTakesThatOfOthersWhereItMayNot() throws Exception {
        // Given
        Path home = javaHome("21.0.2");
        Path cache = folder.resolve("cache/steersman");
        String name = "java-21.0.2-" + Files.size(program) + ".jsa";

        // When
        String first = run(home, "serve").text();
        Files.writeString(cache.resolve(name), "classes");
        more.put("STEERSMAN_ARCHIVE", "no");
        String others = run(home, "serve").text();
        Files.writeString(cache.resolve("serve-" + name), "classes");
        String own = run(home, "serve").text();
        String demo = run(home, "demo").text();

        // Then
        assertThat(first).contains("[-XX:ArchiveClassesAtExit=" + cache.resolve("serve-" + name) + "]");
        assertThat(others).contains("[-XX:SharedArchiveFile=" + cache.resolve(name) + "]");
        assertThat(own).contains("[-XX:SharedArchiveFile=" + cache.resolve("serve-" + name) + "]");
        assertThat(demo).contains("[-XX:SharedArchiveFile=" + cache.resolve("serve-" + name) + "]");
    }

    @Test
    void theServiceTriesOnceToMakeItsArchive() throws Exception {
        // Given
        Path home = javaHome("21.0.2");
        String make = "[-XX:ArchiveClassesAtExit=";

        // When
        String first = run(home, "serve").text();
        String afterAKill = run(home, "serve").text();
        more.put("STEERSMAN_ARCHIVE", "make");
        String asked = run(home, "serve").text();

        // Then
        assertThat(first).contains(make);
        assertThat(afterAKill).doesNotContain(make);
        assertThat(asked).contains(make);
    }

    @Test
    void anArchiveThatWasLeftInTheMiddleIsMadeAnew() throws Exception {
        // Given
        Path home = javaHome("21.0.2");
        Path cache = Files.createDirectories(folder.resolve("cache/steersman"));
        Path archive = cache.resolve("java-21.0.2-" + Files.size(program) + ".jsa");
        Files.write(archive, new byte[5_000]);

        // When
        String next = run(home, "rules", "list").text();

        // Then
        assertThat(next).contains("[-XX:ArchiveClassesAtExit=" + archive + "]");
        assertThat(archive).doesNotExist();
    }

    @Test
    void theServiceHasShortPausesUnlessSomebodyChoosesACollector() throws Exception {
        // Given
        Path home = javaHome("17.0.15");

        // When
        String usual = run(home, "serve").text();
        more.put("JDK_JAVA_OPTIONS", "-XX:+UseZGC");
        String chosen = run(home, "serve").text();

        // Then
        assertThat(usual).contains("[-XX:MaxNewSize=160m]").contains("[-jar]");
        assertThat(chosen).doesNotContain("NewSize").contains("[-jar]");
    }

    @Test
    void aJavaThatIsTooOldIsNamedWithWhatToDo() throws Exception {
        // Given
        Path home = javaHome("11.0.22");

        // When
        Ran ran = run(home, "rules", "list");

        // Then
        assertThat(ran.exit()).isEqualTo(4);
        assertThat(ran.text()).contains("Java 17 or newer is needed", "11.0.22", "JAVA_HOME");
    }

    @Test
    void noJavaAtAllIsSaidWithWhatToDo() throws Exception {
        // Given
        Path nowhere = Files.createDirectory(folder.resolve("nowhere"));

        // When
        Ran ran = runWithPath(nowhere.toString(), nowhere.resolve("no-home"), "rules", "list");

        // Then
        assertThat(ran.exit()).isEqualTo(4);
        assertThat(ran.text()).contains("Java is needed, 17 or newer, and none was found. Maybe install one");
    }

    /** A Java of a version that only says what it was called with. */
    private Path javaHome(String version) throws IOException {
        Path home = folder.resolve("java-" + version);
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"%n".formatted(version));
        Files.writeString(java, "#!/bin/sh\nfor word in \"$@\"; do printf '[%s] ' \"$word\"; done\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    private Ran run(Path home, String... arguments) throws IOException, InterruptedException {
        return runWithPath("/usr/bin:/bin", home, arguments);
    }

    private Ran runWithPath(String path, Path home, String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("/bin/sh", program.toString()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(Map.of(
                "JAVA_HOME",
                home.toString(),
                "PATH",
                path,
                "XDG_CACHE_HOME",
                folder.resolve("cache").toString()));
        environment.putAll(more);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), text);
    }
}
