package io.steersman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWalkTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void trajectoriesAreFoundInAStableOrderAndTheRestIsPassedOverByName() throws IOException {
        // Given
        write("b.jsonl", "");
        write("a/run.traj", "{");
        write("a/log.txt", " {\"kind\":\"end\"}");
        write("a/list.txt", "[ {\"kind\":\"end\"}]");
        write("README.md", "# Data");
        write("table.csv", "a,b");
        write("server.log", "[INFO] started");
        write("_labels.json", "{}");
        write(".hidden/x.jsonl", "{}");
        write("agent-1.meta.json", "{}");

        // When
        Selection selection = Intake.files(folder);

        // Then
        assertThat(names(selection.files())).containsExactly("a/list.txt", "a/log.txt", "a/run.traj", "b.jsonl");
        assertThat(selection.passedOver())
                .extracting(left -> folder.relativize(left.path()) + ": " + left.reason())
                .containsExactly(
                        ".hidden: hidden",
                        "README.md: no JSON: prose, a table, or binary",
                        "_labels.json: labels: its name begins with _",
                        "agent-1.meta.json: describes a session, holds none",
                        "server.log: no JSON: prose, a table, or binary",
                        "table.csv: no JSON: prose, a table, or binary");
    }

    @Test
    void fileThatIsNamedItselfIsAlwaysTaken() throws IOException {
        // Given
        write("_labels.json", "{}");

        // When
        Selection selection = Intake.files(folder.resolve("_labels.json"), folder.resolve("missing"));

        // Then
        assertThat(names(selection.files())).containsExactly("_labels.json");
        assertThat(selection.problems()).singleElement().asString().contains("There is nothing at");
    }

    private List<String> names(List<Path> files) {
        return files.stream().map(file -> folder.relativize(file).toString()).toList();
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, content);
    }
}
