package io.steersman.session.past;

import io.steersman.reading.result.HarnessNotice;
import io.steersman.reading.result.Notification;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Notice;
import java.util.ArrayList;
import java.util.List;

/**
 * Rounds that the harness makes: the agent ended its turn with words, and a stop hook or a reminder sends it back with the same
 * words as before, although nothing was changed since. Bounded.
 */
final class Pushes {

    private static final int MOST = 50;
    private static final int COMPARED = 400;

    private final List<Integer> steps = new ArrayList<>(0);
    private String words = "";
    private boolean ended;

    /** The agent said something; when nothing follows, its turn is over. */
    void said(AgentMessage message) {
        ended |= !message.text().isBlank();
    }

    /** The agent goes on by itself. */
    void begun() {
        ended = false;
    }

    /** Something was changed: being sent back was of use. */
    void worked() {
        steps.clear();
        words = "";
    }

    /** The user spoke: what the harness says now is about something else. */
    void clear() {
        worked();
        ended = false;
    }

    /**
     * Takes in what the harness says.
     *
     * @return whether it sends the agent back once more, as it did before
     */
    boolean heard(Instruction instruction) {
        if (!ended || !sendsBack(instruction)) {
            return false;
        }
        ended = false;
        String said = Talk.normal(instruction.text(), COMPARED);
        if (!said.equals(words)) {
            worked();
            words = said;
        }
        if (steps.size() < MOST) {
            steps.add(instruction.index());
        }
        return steps.size() > 1;
    }

    /** Not what it tells of a reply, of the model, of something that ran in the background, or what this service notes. */
    private static boolean sendsBack(Instruction instruction) {
        return instruction.source() == Instruction.Source.HARNESS
                && HarnessNotice.of(instruction) == HarnessNotice.NONE
                && Notification.job(instruction.text()).isEmpty()
                && Notice.of(instruction).isEmpty();
    }

    /** Indices of the rounds in a row. */
    List<Integer> steps() {
        return List.copyOf(steps);
    }
}
