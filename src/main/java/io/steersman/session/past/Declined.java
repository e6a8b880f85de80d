package io.steersman.session.past;

import io.steersman.fact.Action;
import io.steersman.reading.call.UserQuestion;
import io.steersman.reading.instruction.ClientMode;
import io.steersman.reading.shell.Command;
import io.steersman.session.files.Light;
import io.steersman.trajectory.ToolResult.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * The calls that the user declined since the user last spoke. To show a plan or to ask is to speak with the user: a no to it
 * wants it otherwise, and it may be done again. Bounded: the oldest go first.
 */
final class Declined {

    private static final int MOST = 16;
    private static final Set<String> PLAIN =
            Set.of("cd", "echo", "ls", "cat", "pwd", "head", "tail", "grep", "sleep", "true", "printf", "export");

    private final Deque<Action> calls = new ArrayDeque<>(0);

    void note(Action action) {
        boolean asks = UserQuestion.asks(action.tool()) || ClientMode.isLeftBy(action.call());
        if (action.answer().refusal() == Refusal.USER && !asks) {
            calls.addLast(Light.action(action));
            if (calls.size() > MOST) {
                calls.removeFirst();
            }
        }
    }

    /** The user spoke: what was declined may be wanted now. */
    void clear() {
        calls.clear();
    }

    /** The declined calls that an open one repeats, and itself at the end; empty when it repeats none. */
    List<Action> like(Action action) {
        if (calls.isEmpty()) {
            return List.of();
        }
        Action light = Light.action(action);
        List<Action> found = new ArrayList<>(2);
        for (Action declined : calls) {
            boolean same = declined.sameCall(action) || runsAgain(declined.commands(), light.commands());
            if (same && !declined.together(action)) {
                found.add(declined);
            }
        }
        if (!found.isEmpty()) {
            found.add(action);
        }
        return found;
    }

    /** Whether the one command that was declined, with nothing but plain ones around it, is among others. */
    private static boolean runsAgain(List<Command> declined, List<Command> commands) {
        List<Command> telling = declined.stream()
                .filter(command -> !PLAIN.contains(command.program()))
                .toList();
        return telling.size() == 1
                && commands.stream()
                        .anyMatch(command -> command.program()
                                        .equals(telling.get(0).program())
                                && command.arguments().equals(telling.get(0).arguments())
                                && command.redirections().equals(telling.get(0).redirections()));
    }
}
