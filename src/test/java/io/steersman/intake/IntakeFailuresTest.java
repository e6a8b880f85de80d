package io.steersman.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.trajectory.Json;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeFailuresTest {

    private static final String USER =
            "{\"type\":\"user\",\"uuid\":\"u\",\"sessionId\":\"s\",\"message\":{\"role\":\"user\",\"content\":\"Hello.\"}}\n";

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "''                               | empty",
                "'   \n '                         | empty",
                "plain prose                      | no JSON",
                "a\0b                             | binary",
                "{\"name\":\"x\",\"version\":\"1\"} | none of the known formats",
                "[]                               | The array is empty",
                "[1,2]                            | no object",
                "[{\"a\":1}                       | none of the known formats",
                "{\"a\":                          | Malformed JSON",
                "{                                | Malformed JSON",
                "{\"messages\":[]}                | none of the known formats",
                "{\"steps\":[],\"agent\":{\"name\":\"x\"}} | holds no step",
                "[{\"role\":\"user\",\"content\":\"Hi.\"},5] | no object",
            })
    void whatCannotBeReadIsReportedWithASentence(String content, String expected) {
        // When
        Reading reading = Intake.read("file", content.getBytes(UTF_8));

        // Then
        assertThat(reading.problems()).isNotEmpty().anySatisfy(problem -> assertThat(problem.message())
                .contains(expected)
                .endsWith("."));
    }

    @Test
    void missingFileIsReported(@TempDir Path folder) {
        // When
        Reading reading = Intake.read(folder.resolve("missing.jsonl"));

        // Then
        assertThat(reading.problems()).singleElement().asString().contains("does not exist");
    }

    @Test
    void brokenFirstLineDoesNotHideTheOthers() {
        // When
        Reading reading = read("{\"type\":\"us\n" + USER);

        // Then
        assertThat(reading.trajectories()).hasSize(1);
        assertThat(reading.problems()).singleElement().extracting(Problem::line).isEqualTo(1);
    }

    @Test
    void longestLineIsRefusedAndTheOthersAreRead() {
        // Given
        String line = USER.replace("Hello.", "x".repeat(NativeFormat.LONGEST_LINE + 1));

        // When
        Reading reading = read(USER + line + USER.replace("\"u\"", "\"v\""));

        // Then
        assertThat(reading.trajectories()).singleElement().satisfies(trajectory -> assertThat(trajectory.steps())
                .hasSize(2));
        assertThat(reading.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.message()).contains("the most is");
        });
    }

    @Test
    void fileOfOneLineThatIsTooLongIsReported() {
        // When
        Reading reading = read(USER.replace("Hello.", "x".repeat(NativeFormat.LONGEST_LINE + 1)));

        // Then
        assertThat(reading.trajectories()).isEmpty();
        assertThat(reading.problems()).isNotEmpty();
    }

    @Test
    void deepNestingIsRefusedAndTheOthersAreRead() {
        // Given
        String deep = "{\"a\":".repeat(Json.DEEPEST + 1) + "1" + "}".repeat(Json.DEEPEST + 1);

        // When
        Reading reading = read(USER + deep + "\n");

        // Then
        assertThat(reading.trajectories()).hasSize(1);
        assertThat(reading.problems())
                .singleElement()
                .asString()
                .contains("line=2")
                .contains("nested deeper");
    }

    @Test
    void invalidUtf8IsRefusedAndTheOthersAreRead() {
        // Given
        byte[] content = (USER + USER.replace("Hello.", "caf\u00e9")).getBytes(ISO_8859_1);

        // When
        Reading reading = Intake.read("file", content);

        // Then
        assertThat(reading.trajectories()).hasSize(1);
        assertThat(reading.problems())
                .singleElement()
                .asString()
                .contains("line=2")
                .contains("not valid UTF-8");
    }

    @Test
    void lineThatIsNoObjectIsRefused() {
        // When
        Reading reading = read(USER + "[1]\n");

        // Then
        assertThat(reading.problems()).singleElement().asString().contains("must be a JSON object");
    }

    @Test
    void byteOrderMarkAndCarriageReturnsAreNoFault() {
        // When
        Reading reading = read("\ufeff" + USER.replace("\n", "\r\n") + "\r\n");

        // Then
        assertThat(reading.trajectories()).hasSize(1);
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void trajectoryWithoutIdIsNamedAfterItsFile(@TempDir Path folder) throws IOException {
        // Given
        Path file = folder.resolve("run__t-0.95___x.traj.json");
        Files.writeString(file, "[{\"role\":\"user\",\"content\":\"Hi.\"}]");

        // When
        Reading reading = Intake.read(file);

        // Then
        assertThat(reading.trajectories()).singleElement().satisfies(trajectory -> assertThat(trajectory.id())
                .isEqualTo("run__t-0.95___x"));
    }

    private static Reading read(String content) {
        return Intake.read("file", content.getBytes(UTF_8));
    }
}
