package io.steersman.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;

/** A reading as lines of text: of each trajectory its id, then its steps in the native format with their positions; then the problems. */
final class Rendered {

    private Rendered() {}

    static List<String> lines(Reading reading) {
        List<String> lines = new ArrayList<>();
        for (Trajectory trajectory : reading.trajectories()) {
            lines.add(Json.emptyObject().put("trajectory", trajectory.id()).toString());
            trajectory.steps().forEach(step -> lines.add(line(step)));
        }
        for (Problem problem : reading.problems()) {
            lines.add(Json.emptyObject().put("problem", problem.display()).toString());
        }
        return lines;
    }

    private static String line(Step step) {
        ObjectNode json = NativeFormat.write(step);
        Position position = step.meta().position();
        if (!position.equals(Position.UNKNOWN)) {
            json.put("position", position.display());
        }
        return json.toString();
    }
}
