package io.steersman.trajectory;

/**
 * One thing that happened in a trajectory.
 *
 * <p>Steps are immutable; {@link #with(Meta)} returns a copy that differs in its meta data alone.
 */
public sealed interface Step permits Instruction, AgentMessage, ToolCall, ToolResult, Compaction, TrajectoryEnd {

    /** What every kind of step has: index, time, agent, turn, place in its source. */
    Meta meta();

    /** Returns this step with other meta data. */
    Step with(Meta meta);

    /** The 0-based place of this step in its trajectory. */
    default int index() {
        return meta().index();
    }

    /** The id of the subagent that took this step, empty for the main agent. */
    default String agent() {
        return meta().agent();
    }

    /** The id of the turn this step belongs to, empty when the client sends none. */
    default String turn() {
        return meta().turn();
    }
}
