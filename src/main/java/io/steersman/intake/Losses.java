package io.steersman.intake;

import io.steersman.recorded.Notes;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.Trajectory;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether so much of a source was not understood that judging the rest would misjudge the agent. */
final class Losses {

    /** Of so many calls one may be lost: clients note down new things all the time. */
    private static final int CALLS_FOR_A_LOSS = 10;

    private static final int MOST_KINDS = 4;

    private Losses() {}

    /** Whether what was not understood may hold too many of the calls or results. */
    static boolean tooMany(Notes notes, List<Trajectory> trajectories) {
        long calls = trajectories.stream()
                .flatMap(trajectory -> trajectory.steps().stream())
                .filter(ToolCall.class::isInstance)
                .count();
        return (long) notes.acting() * CALLS_FOR_A_LOSS > calls
                || notes.lostResults() > 1 && (long) notes.lostResults() * 2 > calls;
    }

    /** Why a source is refused. */
    static String refusal(Notes notes, String format) {
        String results = notes.lostResults() == 0 ? "" : "; %d results answer no call".formatted(notes.lostResults());
        return "The file is most like %s, but %s%s. What is lost could be calls or results, so that it is not judged. Maybe it is joined from several files, or of a newer version; to read it all the same: --from %s."
                .formatted(format, told(notes), results, format);
    }

    /** What was not understood, for a person. */
    static String told(Notes notes) {
        int all = notes.unknown().values().stream().mapToInt(Integer::intValue).sum();
        String kinds = notes.unknown().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_KINDS)
                .map(kind -> "%d times a %s".formatted(kind.getValue(), kind.getKey()))
                .collect(Collectors.joining(", "));
        return "%d things in %d values were not understood%s"
                .formatted(all, notes.values(), kinds.isEmpty() ? "" : ": " + kinds);
    }
}
