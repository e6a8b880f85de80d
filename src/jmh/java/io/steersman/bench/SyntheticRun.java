package io.steersman.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An endless made-up run of a coding agent, lifelike in its mix: searches, reads, edits, test runs of which some fail,
 * messages, now and then a call made twice. The same seed gives the same run.
 */
public final class SyntheticRun {

    private static final String TASK = """
            The login page loses the session after a reload. Find the cause and fix it.
            Do not modify anything under vendor/ or migrations/. Never run git push. Run the tests before you finish.
            """;

    private final SplittableRandom random;
    private final SyntheticText text;
    private final Deque<Step> ahead = new ArrayDeque<>();
    private int index;
    private int calls;

    /** A run that has not begun. */
    public SyntheticRun(long seed) {
        this.random = new SplittableRandom(seed);
        this.text = new SyntheticText(random);
        ahead.add(new Instruction(Meta.NONE, TASK, Instruction.Source.USER));
    }

    /** The next step, numbered from 0. */
    public Step next() {
        while (ahead.isEmpty()) {
            plan(random.nextInt(100));
        }
        Step step = ahead.removeFirst();
        return step.with(step.meta().withIndex(index++));
    }

    /** The next steps. */
    public List<Step> next(int count) {
        List<Step> steps = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            steps.add(next());
        }
        return steps;
    }

    private void plan(int dice) {
        if (dice < 12) {
            ahead.add(new AgentMessage(Meta.NONE, "Next I look at how " + text.name() + " is made.", text.code()));
        } else if (dice < 32) {
            action(
                    "Bash",
                    input("command", "cd /repo && grep -rn \"" + text.name() + "\" src --include=*.py | head -40"),
                    text.hits(),
                    Status.OK);
        } else if (dice < 56) {
            action("Read", input("file_path", "/repo/" + text.path()), text.file(), Status.OK);
        } else if (dice < 76) {
            edit();
        } else if (dice < 90) {
            action(
                    "Bash",
                    input("command", "python -m pytest " + text.testPath() + " -q 2>&1 | tail -60"),
                    text.passes(),
                    Status.OK);
        } else if (dice < 97) {
            action(
                    "Bash",
                    input("command", "python -m pytest " + text.testPath() + " -x"),
                    text.failure(),
                    Status.ERROR);
        } else {
            ObjectNode status = input("command", "git status --short");
            action("Bash", status, " M src/app.py", Status.OK);
            action("Bash", status.deepCopy(), " M src/app.py", Status.OK);
        }
    }

    private void edit() {
        String path = "/repo/" + text.path();
        ObjectNode input =
                input("file_path", path).put("old_string", text.code()).put("new_string", text.code());
        boolean missed = random.nextInt(12) == 0;
        String answer = missed
                ? "<tool_use_error>String to replace not found in file.</tool_use_error>"
                : "The file " + path + " has been updated. Here is the result:\n" + text.file();
        action("Edit", input, answer, missed ? Status.ERROR : Status.OK);
    }

    private void action(String tool, ObjectNode input, String output, Status status) {
        String id = "call_" + calls++;
        ahead.add(new ToolCall(Meta.NONE, id, tool, input));
        ahead.add(ToolResult.of(id, output, status));
    }

    private static ObjectNode input(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }
}
