package io.steersman.report.evaluation;

import io.steersman.trajectory.Position;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.Trajectory;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What a reader of a run says is in it, and where.
 *
 * @param run id, path or file name of the run
 * @param name of the label
 * @param at how the place is given
 * @param value the place: a number, or the source's own id of a step; empty for the whole run
 * @param tolerance how many steps a finding may be off
 * @param optional whether a finding there is neither right nor wrong
 * @param line 1-based line of the label in its file
 */
public record Label(String run, String name, At at, String value, int tolerance, boolean optional, int line) {

    /** How a place is given. */
    public enum At {
        /** Somewhere in the run. */
        RUN(""),
        /** 0-based index of the native step. */
        STEP("step"),
        /** 0-based number of the tool call. */
        CALL("call"),
        /** 1-based line of the source. */
        LINE("line"),
        /** The source's own id of the step. */
        STEP_ID("stepId");

        private final String key;

        At(String key) {
            this.key = key;
        }

        /** The key under which it stands in a file of labels, empty for the whole run. */
        public String key() {
            return key;
        }
    }

    /** Whether it speaks of this trajectory: its id, its path or the end of it, or its file's name without endings. */
    public boolean isOf(Trajectory trajectory) {
        return isOf(run, trajectory);
    }

    /** Whether a trajectory is called so: by its id, its path or the end of it, or its file's name without endings. */
    public static boolean isOf(String run, Trajectory trajectory) {
        String source = trajectory.source().replace('\\', '/');
        String file = source.substring(source.lastIndexOf('/') + 1);
        return trajectory.id().equals(run)
                || source.equals(run)
                || source.endsWith("/" + run)
                || file.startsWith(run + ".");
    }

    /** Index of the step it speaks of, nothing when the trajectory has no such place. */
    public OptionalInt step(Trajectory trajectory) {
        List<Step> steps = trajectory.steps();
        return switch (at) {
            case RUN -> OptionalInt.empty();
            case STEP ->
                IntStream.range(0, steps.size())
                        .filter(index -> value.equals(String.valueOf(index)))
                        .findFirst();
            case CALL ->
                IntStream.range(0, steps.size())
                        .filter(index -> steps.get(index) instanceof ToolCall)
                        .skip(Long.parseLong(value))
                        .findFirst();
            case LINE, STEP_ID ->
                IntStream.range(0, steps.size())
                        .filter(index -> isAt(steps.get(index).meta().position()))
                        .findFirst();
        };
    }

    private boolean isAt(Position position) {
        return at == At.LINE ? value.equals(String.valueOf(position.line())) : value.equals(position.stepId());
    }
}
