package io.steersman.session.past;

import io.steersman.fact.Action;
import io.steersman.fact.Kept;
import io.steersman.reading.call.ToolKind;
import io.steersman.reading.change.Write;
import io.steersman.reading.change.Write.Change;
import io.steersman.reading.path.Paths;
import io.steersman.reading.result.FailureKind;
import io.steersman.reading.text.Frankness;
import io.steersman.trajectory.Bounded;
import io.steersman.trajectory.ToolResult.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files that were to be made and could not be, and of which the agent speaks at the end as if they were there. Bounded. */
final class Unwritten {

    private static final int MOST = 32;
    private static final int MOST_SEEN = 400;

    private final Map<String, Integer> missed = Bounded.byAge(MOST);
    /** Files that were met otherwise: they were there before, or came in another way. */
    private final Map<String, Integer> met = Bounded.byAge(MOST_SEEN);
    /** Those of them that the agent's last words name, and in which step it said so. */
    private final Map<String, Integer> named = new LinkedHashMap<>();

    /** Takes in a finished action. */
    void did(Action action) {
        int step = action.answer().step();
        boolean tool = action.commands().isEmpty() && action.kind() == ToolKind.EDIT;
        if (!tool || !action.answer().failed()) {
            action.call().targets().forEach(path -> met.put(Paths.name(path), step));
            action.writes().forEach(write -> met.put(Paths.name(write.path()), step));
            return;
        }
        boolean could = action.answer().refusal() != Refusal.NONE
                || action.failure() == FailureKind.UNMET_PRECONDITION
                || action.failure() == FailureKind.INVALID_ARGUMENTS
                || action.failure() == FailureKind.MALFORMED_CALL;
        for (Write write : action.writes()) {
            String name = Paths.name(write.path());
            if (!could && write.change() == Change.CREATE && !met.containsKey(name) && name.indexOf('.') > 0) {
                missed.put(name, step);
            }
        }
    }

    /** The main agent says something: the last of it counts. */
    void said(String text, int step) {
        if (missed.isEmpty() || text.isBlank()) {
            return;
        }
        named.clear();
        boolean frank = Frankness.ofFailure(text) || text.indexOf('?') >= 0;
        missed.keySet().stream().filter(name -> !frank && text.contains(name)).forEach(name -> named.put(name, step));
    }

    /** Each such file, with the attempt that failed and the words that name it. */
    List<Kept> kept() {
        return named.keySet().stream()
                .filter(name -> missed.containsKey(name) && !met.containsKey(name))
                .map(name -> new Kept(name, List.of(missed.get(name), named.get(name))))
                .toList();
    }
}
