package io.steersman.cli.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.steersman.intervention.Intervention;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * An agent that follows a script: it works, gets stuck on a failing test or not, and finds out by itself or when it is told.
 * The same number behaves the same.
 */
final class ScriptedAgent {

    private static final double STUCK = 0.8;
    private static final double LISTENS = 0.55;
    private static final double DISTURBED = 0.1;
    private static final double FINDS_OUT = 0.07;
    private static final int LONGEST_STUCK = 14;
    private static final int WORK = 9;

    private final SplittableRandom random;
    private final boolean getsStuck;
    private final boolean listens;
    private final boolean disturbed;
    private boolean begun;
    private boolean stuck;
    private boolean over;
    private int tries;
    private int work = WORK;
    private int detours;
    private int steps;

    ScriptedAgent(int number) {
        random = new SplittableRandom(number);
        getsStuck = random.nextDouble() < STUCK;
        listens = random.nextDouble() < LISTENS;
        disturbed = random.nextDouble() < DISTURBED;
        stuck = getsStuck;
    }

    /** Reads what it is told: a neutral word tells nothing, but may disturb as well. */
    void hear(String text) {
        boolean advice = text.startsWith(Intervention.MARK) && text.contains("DO");
        detours += disturbed ? 2 : 0;
        stuck &= !(advice && listens);
    }

    /** What it does next, as steps of the native format; nothing at its end. */
    Optional<ArrayNode> next() {
        if (over) {
            return Optional.empty();
        }
        ArrayNode next = JsonNodeFactory.instance.arrayNode();
        if (!begun) {
            begun = true;
            next.addObject().put("kind", "instruction").put("text", "Make the tests pass.");
            steps++;
        } else if (stuck && tries < LONGEST_STUCK) {
            call(next, "npm test", "2 failed", 1);
            tries++;
            stuck = random.nextDouble() >= FINDS_OUT;
        } else if (detours > 0) {
            detours--;
            call(next, "cat notes" + random.nextInt(1_000_000) + ".txt", "cat: no such file", 1);
        } else if (work > 0) {
            work--;
            call(next, "sed -n 1,40p src/part" + work + ".js", "export const part" + work + " = " + steps, 0);
        } else {
            over = true;
            next.addObject().put("kind", "end").put("reason", "completed");
            steps++;
        }
        return Optional.of(next);
    }

    /** How many steps it has taken. */
    int steps() {
        return steps;
    }

    private void call(ArrayNode next, String command, String output, int exit) {
        String id = "c" + steps;
        next.addObject()
                .put("kind", "call")
                .put("id", id)
                .put("tool", "Bash")
                .putObject("input")
                .put("command", command);
        next.addObject()
                .put("kind", "result")
                .put("call", id)
                .put("output", output)
                .put("error", exit != 0)
                .put("exitCode", exit);
        steps += 2;
    }
}
