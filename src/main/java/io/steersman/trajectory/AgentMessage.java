package io.steersman.trajectory;

/**
 * Something the agent said, or thought.
 *
 * @param text what it said, may be empty
 * @param reasoning what it thought, may be empty
 */
public record AgentMessage(Meta meta, String text, String reasoning) implements Step {

    /** A message without reasoning. */
    public static AgentMessage of(String text) {
        return new AgentMessage(Meta.NONE, text, "");
    }

    @Override
    public AgentMessage with(Meta newMeta) {
        return new AgentMessage(newMeta, text, reasoning);
    }
}
