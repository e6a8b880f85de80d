package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs of the documents run as a reader copies them out. */
@QuarkusTest
@TestProfile(TempFolders.class)
class NativeExampleTest {

    private static final int LONGEST = 60;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "bash, bash, agent.sh",
        "python, python3, agent.py",
        "javascript, node, agent.js",
        "java, java, Agent.java"
    })
    void theExampleIsToldWhenItRepeatsItself(String language, String program, String file) throws Exception {
        // Given
        assumeTrue(isThere(program), "there is no " + program);
        String text = example(language);
        Files.writeString(folder.resolve(file), text);
        ProcessBuilder builder = new ProcessBuilder(program, file).directory(folder.toFile());
        builder.environment().put("STEERSMAN_URL", "http://127.0.0.1:" + RestAssured.port);
        // When
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        // Then
        assertThat(process.waitFor()).as(err).isZero();
        assertThat(out).as(err).startsWith("[Steersman] ").contains("DO");
        assertThat(text.lines().count()).isLessThan(LONGEST);
    }

    private static String example(String language) throws IOException {
        Matcher block = Pattern.compile("```" + language + "\n(.*?)\n```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("src/main/docs/native-example.md")));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
