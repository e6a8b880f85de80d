package io.steersman.trajectory;

import java.util.Arrays;
import java.util.Optional;

/** What the service itself notes in a trajectory: somebody has touched the watch. The agent is not told. */
public enum Notice {
    /** Steps, or what waits for the agent, were asked for at another door than the hooks that feed the trajectory. */
    OTHER_DOOR("[Steersman] Refused at another door than the hooks"),
    /** The trajectory was ended, and goes on. */
    WENT_ON("[Steersman] Went on after its end"),
    /** A step could not be cleaned of secrets, so that its content was not kept. */
    WITHHELD("[Steersman] Withheld, cannot be cleaned");

    private final String words;

    Notice(String words) {
        this.words = words;
    }

    /** The step that says it. */
    public Instruction step(String more) {
        return new Instruction(
                Meta.NONE, more.isEmpty() ? words + "." : words + ": " + more + ".", Instruction.Source.HARNESS);
    }

    /** The notice that an instruction is. */
    public static Optional<Notice> of(Instruction instruction) {
        if (instruction.source() != Instruction.Source.HARNESS
                || !instruction.text().startsWith("[Steersman] ")) {
            return Optional.empty();
        }
        return Arrays.stream(values())
                .filter(notice -> instruction.text().startsWith(notice.words))
                .findFirst();
    }
}
