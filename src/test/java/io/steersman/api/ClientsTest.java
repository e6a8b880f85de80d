package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clients that are handed out, in the hands of scripted agents that are stuck. */
@QuarkusTest
@TestProfile(TempFolders.class)
class ClientsTest {

    private static final Path CLIENTS = Path.of("src/clients").toAbsolutePath();
    private static final Path COMPILED = Path.of("target/clients/steersman.mjs").toAbsolutePath();
    private static final Path AGENTS = Path.of("src/test/resources/clients").toAbsolutePath();
    private static final String NOWHERE = "http://127.0.0.1:9";

    @ParameterizedTest
    @ValueSource(strings = {"chat", "messages", "responses"})
    void anAgentInPythonIsToldHeldAndEnded(String api) throws Exception {
        assumeTrue(runs("python3", "--version").isPresent(), "there is no python3");
        isToldHeldAndEnded(List.of("python3", AGENTS.resolve("stuck.py").toString(), api));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat", "messages", "responses"})
    void anAgentInTypeScriptIsToldHeldAndEnded(String api) throws Exception {
        isToldHeldAndEnded(typescript(api));
    }

    @Test
    void withoutTheServiceAgentsGoOn() throws Exception {
        assumeTrue(runs("python3", "--version").isPresent(), "there is no python3");
        // When
        String said = run(List.of("python3", AGENTS.resolve("stuck.py").toString(), "chat", "stubborn"), NOWHERE);
        // Then
        assertThat(said)
                .contains("failing runs: 13")
                .containsIgnoringCase("told: false")
                .doesNotContain("halted", "blocked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"steersman.py", "steersman.ts"})
    void theServiceHandsThemOut(String file) throws IOException {
        assertThat(Client.get("/clients/" + file).asString()).isEqualTo(Files.readString(CLIENTS.resolve(file)));
    }

    private static void isToldHeldAndEnded(List<String> command) throws Exception {
        String url = "http://127.0.0.1:" + RestAssured.port;
        // When
        String listening = run(with(command, "listens"), url);
        String stubborn = run(with(command, "stubborn"), url);
        // Then
        assertThat(listening)
                .containsIgnoringCase("told: true")
                .contains("failing runs: 3")
                .doesNotContain("blocked");
        assertThat(stubborn)
                .containsIgnoringCase("blocked: true")
                .containsIgnoringCase("halted: true")
                .doesNotContain("failing runs: 13");
    }

    /** Node runs types since 22.6; for an older one they are compiled with -Pclients. */
    private static List<String> typescript(String api) throws Exception {
        String version = runs("node", "--version").orElse("v0");
        int major = Integer.parseInt(version.substring(1).split("\\.", -1)[0]);
        boolean compiled = Files.exists(COMPILED)
                && Files.getLastModifiedTime(COMPILED)
                                .compareTo(Files.getLastModifiedTime(CLIENTS.resolve("steersman.ts")))
                        >= 0;
        assumeTrue(
                major > 22 || major > 0 && compiled,
                "there is no node that runs types, and none of -Pclients: " + version);
        String agent = AGENTS.resolve("stuck.mjs").toString();
        return major > 22
                ? List.of("node", agent, CLIENTS.resolve("steersman.ts").toString(), api)
                : List.of("node", agent, COMPILED.toString(), api);
    }

    private static List<String> with(List<String> command, String more) {
        return Stream.concat(command.stream(), Stream.of(more)).toList();
    }

    private static Optional<String> runs(String... command) throws Exception {
        try {
            return Optional.of(run(List.of(command), NOWHERE).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String run(List<String> command, String url) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("STEERSMAN_URL", url);
        builder.environment().put("PYTHONPATH", CLIENTS.toString());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
