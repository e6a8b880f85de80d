package io.steersman;

import io.steersman.finding.Finding;
import io.steersman.intake.Intake;
import io.steersman.policy.Mode;
import io.steersman.policy.RulePolicy;
import io.steersman.reload.InForce;
import io.steersman.session.Session;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.Trajectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One sighting of a fault in a recorded run, under the shipped rules and policy.
 *
 * @param run the file, relative to the folder that was judged
 * @param step the step in which it was seen
 * @param fresh whether it was seen for the first time
 */
public record Judged(String run, Step step, Finding finding, boolean fresh) {

    /** All sightings in all runs below a folder, file by file in the order of their names. */
    public static List<Judged> in(Path folder) {
        List<Judged> seen = new ArrayList<>();
        for (Path file : files(folder)) {
            String run = folder.relativize(file).toString().replace('\\', '/');
            for (Trajectory trajectory : Intake.read(file).trajectories()) {
                judge(run, trajectory, seen);
            }
        }
        return seen;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("_"))
                    .filter(file -> !file.getFileName().toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void judge(String run, Trajectory trajectory, List<Judged> seen) {
        InForce shipped = Shipped.inForce();
        Session session = new Session(shipped.rulebook(), shipped.policy());
        for (Step step : trajectory.steps()) {
            var noticed = session.accept(step);
            for (Finding finding : noticed.sighted()) {
                boolean fresh =
                        noticed.fresh().stream().anyMatch(other -> other.fault().equals(finding.fault()));
                seen.add(new Judged(run, step, finding, fresh));
            }
        }
    }

    /** The rule's id. */
    public String rule() {
        return finding.rule().toString();
    }

    /** Whether the agent would be told. */
    public boolean isTold() {
        RulePolicy policy = Shipped.inForce().policy().of(finding.rule()).orElseThrow();
        return policy.mode() == Mode.ENFORCE && policy.ladder().rung(0).isSent();
    }
}
