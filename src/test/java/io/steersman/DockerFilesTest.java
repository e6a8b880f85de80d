package io.steersman;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Holds the container files against the build, for no container engine is needed to see that they do not fit. */
class DockerFilesTest {

    private static final Path DOCKER = Path.of("docker");
    private static final String HOME = "/steersman";
    private static final String READY = "http://127.0.0.1:%s/q/health/ready";

    @Test
    void theJarIsTheOneThatTheBuildMakes() throws IOException {
        // Given
        String jar = "target/" + property("quarkus.package.output-name") + ".jar";
        // When
        List<String> lines = dockerfile();
        // Then
        assertThat(property("quarkus.package.jar.type")).isEqualTo("uber-jar");
        assertThat(lines).contains("COPY --from=build /build/" + jar + " steersman.jar");
        assertThat(lines).contains("ENTRYPOINT [\"java\", \"-jar\", \"steersman.jar\"]");
    }

    @Test
    void everythingThatIsCopiedIsThere() throws IOException {
        // Given
        List<String> copies = dockerfile().stream()
                .filter(line -> line.startsWith("COPY ") && !line.contains("--from"))
                .toList();
        // When
        List<String> sources = copies.stream()
                .map(line -> Arrays.asList(line.substring("COPY ".length()).split(" ")))
                .flatMap(words -> words.subList(0, words.size() - 1).stream())
                .toList();
        // Then
        assertThat(sources).isNotEmpty().allSatisfy(source -> assertThat(Path.of(source))
                .exists());
        assertThat(sources).contains("CONTRIBUTING.md", "pom.xml", "mvnw", ".mvn", "src", "rules", "policies");
    }

    @Test
    void theBuildRunsAsTheReadmeBuilds() throws IOException {
        // Given
        Path wrapper = Path.of("mvnw");
        // When
        String build = only(dockerfile(), "RUN --mount=type=cache,target=/root/.m2 ");
        // Then
        assertThat(wrapper).isExecutable();
        assertThat(build).startsWith("./mvnw ").endsWith(" package");
    }

    @Test
    void whatTheProgramIsMadeOfLiesBesideTheJar() throws IOException {
        // Given
        String profile = "<id>supply-chain</id>";
        // When
        List<String> lines = dockerfile();
        // Then
        assertThat(only(lines, "RUN --mount=type=cache,target=/root/.m2 ")).contains("-Psupply-chain");
        assertThat(lines).contains("COPY --from=build /build/target/bom.json steersman.bom.json");
        assertThat(Files.readString(Path.of("pom.xml"))).contains(profile, "<goal>makeBom</goal>");
    }

    @Test
    void bothImagesAreNamedByTheirFullVersion() throws IOException {
        // When
        List<String> lines = dockerfile();
        // Then
        assertThat(only(lines, "ARG BUILD_IMAGE=")).matches("maven:\\d+\\.\\d+\\.\\d+-eclipse-temurin-17");
        assertThat(only(lines, "ARG RUN_IMAGE=")).matches("eclipse-temurin:17\\.0\\.\\d+_\\d+-jre-[a-z]+");
        assertThat(lines.stream().filter(line -> line.startsWith("FROM ")))
                .containsExactly("FROM ${BUILD_IMAGE} AS build", "FROM ${RUN_IMAGE}");
    }

    @Test
    void theImageListensOnThePortOfTheServiceAndIsNotRoot() throws IOException {
        // Given
        String port = property("quarkus.http.port");
        // When
        List<String> lines = dockerfile();
        // Then
        assertThat(lines).contains("EXPOSE " + port, "ENV QUARKUS_HTTP_HOST=0.0.0.0", "WORKDIR " + HOME);
        assertThat(only(lines, "USER ")).matches("[1-9][0-9]*:[1-9][0-9]*");
        assertThat(String.join("\n", lines)).contains("\"" + READY.formatted(port) + "\"");
    }

    @Test
    void composeMountsTheProjectsFoldersReadOnlyWhereTheServiceLooks() throws IOException {
        // Given
        Map<String, Object> service = service();
        // When
        List<String> volumes = strings(service.get("volumes"));
        // Then
        assertThat(volumes)
                .containsExactly("../rules:/steersman/rules:ro", "../policies:/steersman/policies:ro", "data:/data");
        assertThat(volumes.subList(0, 2)).allSatisfy(volume -> assertThat(DOCKER.resolve(volume.split(":")[0]))
                .isDirectory());
        assertThat(dockerfile()).contains("ENV STEERSMAN_DATA=/data", "VOLUME /data");
        assertThat(service).containsEntry("read_only", true);
    }

    @Test
    void composeBuildsThisProjectAndPublishesToThisMachineAlone() throws IOException {
        // Given
        Map<String, Object> service = service();
        String port = property("quarkus.http.port");
        // When
        Map<?, ?> build = (Map<?, ?>) service.get("build");
        // Then
        assertThat(DOCKER.resolve((String) build.get("context")).resolve((String) build.get("dockerfile")))
                .isRegularFile();
        assertThat(strings(service.get("ports"))).containsExactly("127.0.0.1:" + port + ":" + port);
        assertThat(strings(service.get("command"))).containsExactly("serve");
        assertThat((String) service.get("user")).isEqualTo(only(dockerfile(), "USER "));
    }

    @Test
    void bothChecksOfHealthAskTheSame() throws IOException {
        // Given
        Map<?, ?> check = (Map<?, ?>) service().get("healthcheck");
        Matcher inImage = Pattern.compile("HEALTHCHECK (.*)\n +CMD \\[(.*)]")
                .matcher(Files.readString(DOCKER.resolve("Dockerfile")).replace("\\\n", "\n"));
        // When
        List<String> asked = strings(check.get("test"));
        // Then
        assertThat(inImage.find()).isTrue();
        assertThat(asked.subList(1, asked.size()))
                .containsExactly(inImage.group(2).replace("\"", "").split(", "))
                .endsWith(READY.formatted(property("quarkus.http.port")));
    }

    private static List<String> dockerfile() throws IOException {
        return Files.readAllLines(DOCKER.resolve("Dockerfile"));
    }

    private static String only(List<String> lines, String start) {
        List<String> found =
                lines.stream().filter(line -> line.startsWith(start)).toList();
        assertThat(found).as(start).hasSize(1);
        return found.get(0).substring(start.length());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> service() throws IOException {
        Map<String, Map<String, Map<String, Object>>> compose =
                new Yaml().load(Files.readString(DOCKER.resolve("compose.yaml")));
        return compose.get("services").get("steersman");
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    private static String property(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(Path.of("src/main/resources/application.properties"))) {
            properties.load(in);
        }
        return properties.getProperty(name);
    }
}
