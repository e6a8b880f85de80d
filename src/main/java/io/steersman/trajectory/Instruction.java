package io.steersman.trajectory;

/**
 * Something the agent was told.
 *
 * @param source who said it
 */
public record Instruction(Meta meta, String text, Source source) implements Step {

    /** Who gave an instruction. */
    public enum Source {
        /** The person the agent works for. */
        USER,
        /** The system prompt. */
        SYSTEM,
        /** A standing file of instructions, such as AGENTS.md. */
        FILE,
        /** The harness around the agent: reminders, notices, hooks. Never evidence of what the user wants. */
        HARNESS,
        /** Our own guidance, read back. Never evidence. */
        STEERSMAN
    }

    /** An instruction of the user. */
    public static Instruction user(String text) {
        return new Instruction(Meta.NONE, text, Source.USER);
    }

    /** Whether the user said it. */
    public boolean fromUser() {
        return source == Source.USER;
    }

    /** Whether the service itself noted this of the trajectory. */
    public boolean notes(Notice notice) {
        return Notice.of(this).filter(notice::equals).isPresent();
    }

    @Override
    public Instruction with(Meta newMeta) {
        return new Instruction(newMeta, text, source);
    }
}
