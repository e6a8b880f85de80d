package io.steersman;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Compaction;
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
 * A made-up run of an agent that does about everything that a session remembers something of: work and loops, parallel calls,
 * subagents, requests with limits, condensed contexts, words without deeds. The same seed gives the same run.
 */
public final class WildRun {

    private final SplittableRandom random;
    private final Deque<Step> ahead = new ArrayDeque<>();
    private int calls;

    private WildRun(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The first steps of the run of a seed, numbered from 0. */
    public static List<Step> steps(long seed, int count) {
        WildRun run = new WildRun(seed);
        run.ask();
        List<Step> steps = new ArrayList<>(count);
        while (steps.size() < count) {
            while (run.ahead.isEmpty()) {
                run.plan(run.random.nextInt(100));
            }
            Step step = run.ahead.removeFirst();
            steps.add(step.with(step.meta().withIndex(steps.size()).withNumber(steps.size())));
        }
        return steps;
    }

    private void plan(int dice) {
        if (dice < 20) {
            read("src/part" + random.nextInt(60) + ".py");
        } else if (dice < 38) {
            edit("src/part" + random.nextInt(20) + ".py", random.nextInt(9));
        } else if (dice < 52) {
            shell("pytest -q tests/test_" + random.nextInt(4) + ".py", random.nextInt(5) + " failed", Status.ERROR);
        } else if (dice < 58) {
            shell("pytest -q", "40 passed", Status.OK);
        } else if (dice < 68) {
            stuck();
        } else if (dice < 74) {
            parallel();
        } else if (dice < 80) {
            talk();
        } else if (dice < 84) {
            subagent();
        } else if (dice < 88) {
            edit("vendor/lib" + random.nextInt(3) + ".py", random.nextInt(3));
        } else if (dice < 92) {
            shell("sleep 5 && curl -s http://ci/status", "pending", Status.OK);
        } else if (dice < 95) {
            shell("curl -s http://api/" + random.nextInt(3), "connection refused", Status.ERROR);
        } else if (dice < 97) {
            ahead.add(new Compaction(Meta.NONE));
        } else if (dice < 98) {
            ask();
        } else {
            shell("cat > notes" + random.nextInt(5) + ".md <<'E'\nwhat I know\nE", "", Status.OK);
        }
    }

    private void ask() {
        String[] asked = {
            "Fix the login test. Do not modify files under vendor/. Run the tests before you finish.",
            "Never run git push. Only change src/part1.py.",
            "Look at the parts that fail, one after the other.",
            "Do not use sed. Write a summary at the end."
        };
        ahead.add(new Instruction(Meta.NONE, asked[random.nextInt(asked.length)], Instruction.Source.USER));
    }

    /** The same again and again, or two things in turn. */
    private void stuck() {
        int times = 2 + random.nextInt(7);
        int kind = random.nextInt(4);
        int which = random.nextInt(3);
        for (int i = 0; i < times; i++) {
            switch (kind) {
                case 0 -> shell("npm test -- " + which, "2 failed", Status.ERROR);
                case 1 -> read("src/part" + which + ".py");
                case 2 -> edit("src/part" + which + ".py", i % 2);
                default -> shell(i % 2 == 0 ? "git status" : "ls src", "the same", Status.OK);
            }
        }
    }

    private void parallel() {
        String first = "c" + calls++;
        String second = "c" + calls++;
        String turn = "t" + calls;
        ahead.add(new ToolCall(Meta.NONE.withTurn(turn), first, "Read", input("file_path", "src/a.py")));
        ahead.add(new ToolCall(Meta.NONE.withTurn(turn), second, "Read", input("file_path", "src/b.py")));
        ahead.add(ToolResult.of(second, "b", Status.OK));
        if (random.nextInt(4) > 0) {
            ahead.add(ToolResult.of(first, "a" + random.nextInt(3), Status.OK));
        }
    }

    private void talk() {
        int times = 1 + random.nextInt(4);
        String[] said = {"Next I will look at the parts.", "All tests pass now.", "I could not change anything."};
        String text = said[random.nextInt(said.length)];
        for (int i = 0; i < times; i++) {
            ahead.add(
                    new AgentMessage(Meta.NONE, text, "I think about part " + random.nextInt(2) + " at some length."));
        }
    }

    private void subagent() {
        String agent = "sub" + random.nextInt(40);
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            String id = "c" + calls++;
            Meta meta = Meta.NONE.withAgent(agent);
            ahead.add(new ToolCall(meta, id, "Bash", input("command", "make all")));
            ahead.add(ToolResult.of(id, "error: no rule", Status.ERROR).with(meta));
        }
    }

    private void read(String path) {
        action("Read", input("file_path", path), "text of " + path + " " + random.nextInt(2), Status.OK);
    }

    private void edit(String path, int version) {
        ObjectNode input = input("file_path", path)
                .put("old_string", "v" + version)
                .put("new_string", "v" + (version == 0 ? 1 : 0));
        boolean missed = random.nextInt(6) == 0;
        action(
                "Edit",
                input,
                missed ? "String to replace not found in file." : "updated",
                missed ? Status.ERROR : Status.OK);
    }

    private void shell(String command, String output, Status status) {
        action("Bash", input("command", command), output, status);
    }

    private void action(String tool, ObjectNode input, String output, Status status) {
        String id = "c" + calls++;
        ahead.add(new ToolCall(Meta.NONE, id, tool, input));
        ahead.add(ToolResult.of(id, output, status));
    }

    private static ObjectNode input(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }
}
