package io.steersman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.Corpus;
import io.steersman.client.HookClient;
import io.steersman.client.contract.HookEvent;
import io.steersman.client.contract.HookSteps;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Compaction;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Bodies that real clients sent make the steps that {@code hooks/recorded.txt} says; a dash stands for none. */
class HookCorpusTest {

    @Test
    void everyRecordedBodyMakesItsSteps() throws IOException {
        // Given
        Map<String, String> expected = expected();
        Map<String, String> made = new TreeMap<>();
        // When
        for (Path file : bodies()) {
            made.put(file.getParent().getFileName() + "/" + file.getFileName(), steps(file));
        }
        // Then
        assertThat(made).containsExactlyEntriesOf(expected);
    }

    private static List<Path> bodies() throws IOException {
        try (Stream<Path> files = Files.walk(Corpus.root().resolve("payloads"), 2)) {
            return files.filter(path ->
                            path.toString().endsWith(".json") && client(path).isPresent())
                    .sorted()
                    .toList();
        }
    }

    private static Optional<HookClient> client(Path file) {
        String folder = Objects.requireNonNull(file.getParent()).getFileName().toString();
        return HookClient.named(folder.replaceAll("-(command|pascalcase|[0-9.]+)$", ""));
    }

    private static String steps(Path file) throws IOException {
        JsonNode recorded = Json.MAPPER.readTree(file.toFile());
        JsonNode body = recorded.has("body") ? recorded.path("body") : recorded.path("stdin");
        String event = recorded.path("path").asText("/").replaceFirst(".*/", "");
        JsonNode arguments = recorded.path("argv");
        String named =
                arguments.isArray() ? arguments.path(arguments.size() - 1).asText() : event;
        HookEvent read = client(file).orElseThrow().read(named, body);
        List<Step> made = HookSteps.of(read, number -> false, Optional.of(Instruction.user("x")), List.of());
        return made.isEmpty() ? "-" : made.stream().map(HookCorpusTest::brief).collect(Collectors.joining(", "));
    }

    private static String brief(Step step) {
        if (step instanceof ToolCall call) {
            return "call " + call.tool();
        }
        if (step instanceof ToolResult result) {
            String exit =
                    result.exitCode().isPresent() ? " " + result.exitCode().getAsInt() : "";
            return "result " + result.status().name().toLowerCase(Locale.ROOT) + exit;
        }
        if (step instanceof Instruction instruction) {
            return instruction.source().name().toLowerCase(Locale.ROOT);
        }
        return step instanceof AgentMessage ? "message" : step instanceof Compaction ? "compaction" : "end";
    }

    private static Map<String, String> expected() throws IOException {
        try (InputStream in = HookCorpusTest.class.getResourceAsStream("/hooks/recorded.txt")) {
            String rows = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return rows.lines()
                    .map(line -> line.split("\\s+\\|\\s+"))
                    .collect(Collectors.toMap(row -> row[0], row -> row[1], (a, b) -> b, TreeMap::new));
        }
    }
}
