package io.steersman.cli.analyze;

import io.steersman.intake.Reading;
import io.steersman.recorded.Certainty;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.Trajectory;
import java.util.Map;

/**
 * What was seen in one file or stream.
 *
 * @param source as it was named
 * @param format the format that it was read in, or is most like; empty when it is like none
 * @param certainty how surely it is in this format, from 0 to 1
 * @param trajectories how many runs were read
 * @param wordsOnly how many of them have text but no action
 * @param steps how many steps they have
 * @param actions how many calls they have
 * @param unknown how often each kind of thing in it was not understood
 */
record SeenFile(
        String source,
        String format,
        double certainty,
        int trajectories,
        int wordsOnly,
        long steps,
        long actions,
        Map<String, Integer> unknown) {

    SeenFile {
        unknown = Map.copyOf(unknown);
    }

    static SeenFile of(Reading reading) {
        return new SeenFile(
                reading.source(),
                reading.format(),
                reading.certainty().share(),
                reading.trajectories().size(),
                (int) reading.trajectories().stream()
                        .filter(one -> actions(one) == 0)
                        .count(),
                reading.trajectories().stream()
                        .mapToLong(one -> one.steps().size())
                        .sum(),
                reading.trajectories().stream().mapToLong(SeenFile::actions).sum(),
                reading.unknown());
    }

    /** Of a file on which reading itself failed. */
    static SeenFile unread(String source) {
        return new SeenFile(source, "", Certainty.NONE.share(), 0, 0, 0, 0, Map.of());
    }

    /** Whether it gave anything to judge. */
    boolean read() {
        return trajectories > 0;
    }

    private static long actions(Trajectory trajectory) {
        return trajectory.steps().stream().filter(ToolCall.class::isInstance).count();
    }
}
