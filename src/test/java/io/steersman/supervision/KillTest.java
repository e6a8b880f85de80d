package io.steersman.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.journal.FindingEntry;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.Journal;
import io.steersman.journal.MemoryJournal;
import io.steersman.journal.sql.SqlJournal;
import io.steersman.journal.sql.SqliteFile;
import io.steersman.reload.Active;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed at random moments under load, again and again; {@code -Dkills=50} for more of it. */
final class KillTest {

    private static final int KILLS = Integer.getInteger("kills", 3);

    @TempDir
    private Path folder;

    private final Map<String, Integer> acknowledged = new TreeMap<>();

    @Test
    void whatWasAcknowledgedSurvivesAndTheFindingsAreThoseOfAnUndisturbedRun() throws Exception {
        // Given
        Random random = new Random(7);
        for (int i = 0; i < KILLS; i++) {
            // When
            liveAndDie(random.nextInt(700));
            // Then
            try (Journal journal = new SqlJournal(SqliteFile.open(folder, 0), InstantSource.system())) {
                acknowledged.forEach((id, last) -> assertThat(journal.find(TrajectoryId.local(id)))
                        .hasValueSatisfying(entry -> assertThat(entry.steps()).isGreaterThan(last)));
                for (int t = 0; t < Worker.THREADS; t++) {
                    assertSameAsUndisturbed(journal, t);
                }
            }
        }
        assertThat(acknowledged).isNotEmpty();
    }

    private void assertSameAsUndisturbed(Journal journal, int thread) {
        TrajectoryId id = Worker.id(thread);
        List<Step> kept = journal.steps(id, 0, Integer.MAX_VALUE);
        List<Step> steps = Worker.steps(thread).subList(0, kept.size());
        Journal undisturbed = new MemoryJournal();
        Supervisor supervisor =
                new Supervisor(undisturbed, new Active(Worker.rules()), new Witness() {}, 3, InstantSource.system());
        steps.forEach(step -> supervisor.accept(id, List.of(step)));

        assertThat(kept)
                .map(step -> step.with(Meta.NONE.withIndex(step.index())))
                .isEqualTo(steps);
        assertThat(journal.findings(id))
                .extracting(FindingEntry::finding)
                .isEqualTo(undisturbed.findings(id).stream()
                        .map(FindingEntry::finding)
                        .toList());
        assertThat(journal.interventions(id))
                .extracting(InterventionEntry::intervention)
                .isEqualTo(undisturbed.interventions(id).stream()
                        .map(InterventionEntry::intervention)
                        .toList());
        assertThat(journal.outcomes(id)).isEqualTo(undisturbed.outcomes(id));
        assertThat(journal.assignments(id)).isEqualTo(undisturbed.assignments(id));
    }

    /** Lets a process work until it has acknowledged a number of steps, and kills it. */
    private void liveAndDie(int afterSteps) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Worker.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int seen = 0;
            String line = lines.readLine();
            while (line != null) {
                note(line);
                seen++;
                if (seen == afterSteps + 1) {
                    process.toHandle().destroyForcibly();
                }
                line = lines.readLine();
            }
        }
        process.waitFor();
    }

    private void note(String line) {
        int space = line.indexOf(' ');
        String what = line.substring(space + 1);
        if (!what.equals("done")) {
            acknowledged.merge(line.substring(0, space), Integer.parseInt(what), Math::max);
        }
    }
}
