package io.steersman;

import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import io.steersman.trajectory.TrajectoryEnd;
import java.util.ArrayList;
import java.util.List;

/** A run of an agent, written down step by step for a test. */
public final class Run {

    private final List<Step> steps = new ArrayList<>();
    private int calls;

    /** The user says something. */
    public Run user(String text) {
        return add(Instruction.user(text));
    }

    /** The agent says something. */
    public Run say(String text) {
        return add(AgentMessage.of(text));
    }

    /** A shell command that succeeds. */
    public Run shell(String command, String output) {
        return bash(command).result(output, Status.OK);
    }

    /** A shell command that fails. */
    public Run failing(String command, String output) {
        return bash(command).result(output, Status.ERROR);
    }

    /** An edit that lands. */
    public Run edit(String path, String before, String after) {
        calls++;
        return add(new ToolCall(
                        Meta.NONE,
                        "c" + calls,
                        "Edit",
                        Json.emptyObject()
                                .put("file_path", path)
                                .put("old_string", before)
                                .put("new_string", after)))
                .result("ok", Status.OK);
    }

    /** The run is over. */
    public Run end() {
        return add(new TrajectoryEnd(Meta.NONE, "completed"));
    }

    /** A shell command whose result is still to come. */
    public Run bash(String command) {
        calls++;
        return add(ToolCall.of("c" + calls, "Bash", "command", command));
    }

    /** The result of the last call. */
    public Run result(String output, Status status) {
        return add(ToolResult.of("c" + calls, output, status));
    }

    /** The same several times. */
    public Run times(int count, java.util.function.Consumer<Run> part) {
        for (int i = 0; i < count; i++) {
            part.accept(this);
        }
        return this;
    }

    /** The steps, indexed from 0. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    private Run add(Step step) {
        steps.add(step.with(Meta.NONE.withIndex(steps.size())));
        return this;
    }
}
