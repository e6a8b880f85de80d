package io.steersman.judge;

import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The steps that a judge is shown, by their indices: what it says is held against these and no others.
 *
 * <p>Whose words are whose is told by the kind of the step, and never by what stands in it.
 */
public final class Shown {

    private final Map<Integer, Step> steps = new TreeMap<>();

    /** These steps. */
    public Shown(Collection<? extends Step> all) {
        all.forEach(step -> steps.put(step.index(), step));
    }

    Collection<Step> all() {
        return steps.values();
    }

    /** Whether the judge was shown the step of this index. */
    public boolean has(int index) {
        return steps.containsKey(index);
    }

    /** Index of the first step with such words in which a text stands; nothing when it stands in none. */
    Optional<Integer> holds(String quote, Classes.Words words) {
        String wanted = folded(quote);
        return steps.values().stream()
                .filter(words::standIn)
                .filter(step -> folded(text(step)).contains(wanted))
                .map(Step::index)
                .findFirst();
    }

    /** Whether a word stands in what the user or the agent said, or the agent called: not in what tools brought. */
    boolean isOurs(String word) {
        return steps.values().stream()
                .filter(step -> isUser(step) || step instanceof AgentMessage || step instanceof ToolCall)
                .anyMatch(step -> folded(text(step)).contains(folded(word)));
    }

    /** Whether words stand in what came from outside: results, files, notices. */
    boolean isForeign(String words) {
        String wanted = folded(words);
        return steps.values().stream()
                .filter(step -> !isUser(step) && !(step instanceof AgentMessage) && !(step instanceof ToolCall))
                .anyMatch(step -> folded(text(step)).contains(wanted));
    }

    static boolean isUser(Step step) {
        return step instanceof Instruction instruction && instruction.fromUser();
    }

    /** What a step says. */
    static String text(Step step) {
        if (step instanceof Instruction instruction) {
            return instruction.text();
        }
        if (step instanceof AgentMessage message) {
            return message.text().isBlank() ? message.reasoning() : message.text();
        }
        if (step instanceof ToolCall call) {
            return call.tool() + " " + call.input();
        }
        return step instanceof ToolResult result ? result.output() : "";
    }

    /** White space folded, case and the marks of a fence aside. */
    static String folded(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                blank = out.length() > 0;
                continue;
            }
            if (blank) {
                out.append(' ');
                blank = false;
            }
            out.append(c == '\u2039' ? '<' : c == '\u203A' ? '>' : Character.toLowerCase(c));
        }
        return out.toString();
    }
}
