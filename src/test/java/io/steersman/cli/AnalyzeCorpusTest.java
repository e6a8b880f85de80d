package io.steersman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.Corpus;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnalyzeCorpusTest {

    @Test
    void everyFileIsReadOrNamedAsPassedOver() throws IOException {
        // Given
        Path folder = Corpus.trajectories();
        long all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.filter(Files::isRegularFile).count();
        }

        // When
        JsonNode root = analyze(folder);

        // Then
        assertThat(root.path("problems")).isEmpty();
        assertThat(root.path("passedOver"))
                .allMatch(left -> left.path("path").asText().contains("labelled")
                        || left.path("path").asText().contains("/_")
                        || left.path("path").asText().endsWith("README.md"));
        assertThat(root.at("/totals/files").asLong())
                .isEqualTo(all - root.path("passedOver").size());
        assertThat(root.path("trajectories"))
                .hasSizeGreaterThanOrEqualTo(root.at("/totals/files").asInt());
        assertThat(root.path("trajectories"))
                .filteredOn(run -> !run.has("sameAs"))
                .hasSize(root.at("/totals/trajectories").asInt());
    }

    @Test
    void bothRecordsOfOneRunGiveTheSameFindings() throws IOException {
        // Given
        Path folder = Corpus.trajectories().resolve("codetracer_kimi");

        // When
        Map<String, List<String>> streams = findings(analyze(folder.resolve("claude_stream_json")));
        Map<String, List<String>> atif = findings(analyze(folder.resolve("atif")));

        // Then
        streams.keySet().retainAll(atif.keySet());
        atif.keySet().retainAll(streams.keySet());
        assertThat(streams).hasSizeGreaterThanOrEqualTo(4);
        assertThat(atif).isEqualTo(streams);
    }

    private static JsonNode analyze(Path path) throws IOException {
        Shell shell = new Shell();
        int code = shell.run("analyze", "-q", "--format", "json", path);
        assertThat(code).isEqualTo(ExitCode.OK);
        return Json.MAPPER.readTree(shell.out());
    }

    /** By run: of each finding the rule, the identity, how often it was seen, and how many steps show it. */
    private static Map<String, List<String>> findings(JsonNode root) {
        Map<String, List<String>> findings = new TreeMap<>();
        for (JsonNode trajectory : root.path("trajectories")) {
            String file =
                    Path.of(trajectory.path("source").asText()).getFileName().toString();
            List<String> found = findings.computeIfAbsent(file.replaceAll("\\.jsonl?$", ""), run -> new ArrayList<>());
            for (JsonNode finding : trajectory.path("findings")) {
                found.add("%s %s %s %d"
                        .formatted(
                                finding.path("rule").asText(),
                                finding.path("identity").asText(),
                                finding.path("sightings").asText(),
                                finding.path("evidence").size()));
            }
            found.sort(null);
        }
        return findings;
    }
}
