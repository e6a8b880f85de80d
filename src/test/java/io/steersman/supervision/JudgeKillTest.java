package io.steersman.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.journal.Journal;
import io.steersman.journal.VerdictEntry;
import io.steersman.journal.sql.SqlJournal;
import io.steersman.journal.sql.SqliteFile;
import io.steersman.trajectory.TrajectoryId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed while a judge is being asked; {@code -Dkills=20} for more of it. */
final class JudgeKillTest {

    private static final int KILLS = Integer.getInteger("kills", 1);
    private static final int TO_THE_END = Integer.MAX_VALUE;

    @TempDir
    private Path folder;

    private final Set<String> kept = new HashSet<>();
    private final List<String> told = new ArrayList<>();

    @Test
    void whatWasAnsweredIsNotAskedAgainNothingIsLostAndNothingIsToldTwice() throws Exception {
        // Given
        Random random = new Random(11);
        for (int i = 0; i < KILLS; i++) {
            live(20 + random.nextInt(60));
        }
        // When
        live(TO_THE_END);
        // Then
        try (Journal journal = new SqlJournal(SqliteFile.open(folder, 0), InstantSource.system())) {
            for (int t = 0; t < JudgedWorker.TRAJECTORIES; t++) {
                TrajectoryId id = TrajectoryId.local("t" + t);
                assertThat(journal.verdicts(id)).as(id.id()).singleElement().satisfies(entry -> assertThat(
                                entry.state())
                        .as(entry.reason())
                        .isEqualTo(VerdictEntry.State.ANSWERED));
                assertThat(journal.findings(id)).as(id.id()).hasSize(1);
                assertThat(journal.interventions(id)).as(id.id()).hasSize(1);
            }
        }
        assertThat(told)
                .doesNotHaveDuplicates()
                .hasSizeBetween(JudgedWorker.TRAJECTORIES - KILLS, JudgedWorker.TRAJECTORIES);
    }

    /** One life, which ends when it has said so many lines. */
    private void live(int lines) throws IOException, InterruptedException {
        Set<String> before = Set.copyOf(kept);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JudgedWorker.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int seen = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                note(line, before);
                if (++seen == lines) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
    }

    private void note(String line, Set<String> before) {
        if (line.startsWith("asked ")) {
            assertThat(before).as("asked again").doesNotContain(line.substring("asked ".length()));
        } else if (line.startsWith("kept ")) {
            kept.add(line.substring("kept ".length()));
        } else if (line.startsWith("told ")) {
            told.add(line);
        }
    }
}
