package io.steersman;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Holds the files for operators against the program: no Prometheus, cluster or systemd is needed to see that they do not fit. */
class OperatingFilesTest {

    private static final Path DOCKER = Path.of("docker");
    private static final Pattern METRIC = Pattern.compile("steersman_[a-z_]+");
    private static final Pattern MEASURED = Pattern.compile("\"(steersman\\.[a-z.]+)\"");

    @Test
    void everyAlarmAsksForWhatIsMeasuredAndIsExplained() throws IOException {
        // Given
        Set<String> measured = measured();
        String page = Files.readString(Path.of("src/main/docs/operating.md"));
        // When
        List<Map<String, Object>> alarms = alarms();
        // Then
        assertThat(alarms).hasSizeGreaterThan(8).allSatisfy(alarm -> {
            assertThat(page).contains("| `" + alarm.get("alert") + "` |");
            assertThat(unknown(String.valueOf(alarm.get("expr")), measured)).isEmpty();
            assertThat(String.valueOf(alarm.get("annotations"))).contains("summary=");
        });
    }

    @Test
    void everyPanelShowsWhatIsMeasured() throws IOException {
        // Given
        Set<String> measured = measured();
        // When
        JsonNode dashboard =
                Json.MAPPER.readTree(DOCKER.resolve("monitoring/dashboard.json").toFile());
        // Then
        assertThat(dashboard.path("panels")).isNotEmpty();
        assertThat(dashboard.findValuesAsText("expr"))
                .allSatisfy(
                        expression -> assertThat(unknown(expression, measured)).isEmpty());
    }

    @Test
    void theClusterRunsItWithoutRights() throws IOException {
        // When
        List<String> kinds = new ArrayList<>();
        new Yaml()
                .loadAll(Files.readString(DOCKER.resolve("kubernetes/steersman.yaml")))
                .forEach(document -> kinds.add(String.valueOf(((Map<?, ?>) document).get("kind"))));
        // Then
        assertThat(kinds).containsExactly("Service", "StatefulSet");
        assertThat(Files.readString(DOCKER.resolve("kubernetes/steersman.yaml")))
                .contains(
                        "runAsNonRoot: true",
                        "readOnlyRootFilesystem: true",
                        "allowPrivilegeEscalation: false",
                        "enableServiceLinks: false",
                        "replicas: 1",
                        "path: /q/health/ready");
    }

    @Test
    void theUnitStartsTheProgramAsItIs() throws IOException {
        // When
        List<String> unit = Files.readAllLines(DOCKER.resolve("systemd/steersman.service"));
        // Then
        assertThat(unit)
                .contains(
                        "ExecStart=/opt/steersman/steersman serve",
                        "NoNewPrivileges=true",
                        "RestartPreventExitStatus=2 3");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> alarms() throws IOException {
        Map<String, List<Map<String, Object>>> file =
                new Yaml().load(Files.readString(DOCKER.resolve("monitoring/alerts.yaml")));
        return (List<Map<String, Object>>) file.get("groups").get(0).get("rules");
    }

    /** Metrics of an expression that nothing measures; how Prometheus ends their names says what they are. */
    private static List<String> unknown(String expression, Set<String> measured) {
        List<String> unknown = new ArrayList<>();
        Matcher metrics = METRIC.matcher(expression);
        while (metrics.find()) {
            String name = metrics.group();
            if (measured.stream()
                    .noneMatch(known -> name.equals(known)
                            || List.of("_total", "_seconds", "_seconds_bucket", "_milliseconds", "_bytes")
                                            .contains(name.substring(Math.min(name.length(), known.length())))
                                    && name.startsWith(known))) {
                unknown.add(name);
            }
        }
        return unknown;
    }

    private static Set<String> measured() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher found = MEASURED.matcher(Files.readString(file));
                while (found.find()) {
                    names.add(found.group(1).replace('.', '_'));
                }
            }
        }
        return names;
    }
}
