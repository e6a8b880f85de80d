package io.steersman.report.run;

import io.steersman.finding.Finding;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import java.util.List;

/** What a reader is shown of a fault: the call or the words, in one line. */
public final class Quote {

    private static final int LONGEST = 300;

    private Quote() {}

    /** The call that the rule names, else the words it quotes, else the last step of the evidence that says something. */
    public static String of(Finding finding, List<Step> steps) {
        String call = finding.details().getOrDefault("call", "");
        String words = call.isBlank() ? finding.details().getOrDefault("quote", "") : call;
        for (int i = finding.evidence().size() - 1; i >= 0 && words.isBlank(); i--) {
            words = text(steps.get(finding.evidence().get(i)));
        }
        return line(words);
    }

    /** What a step says. */
    public static String of(Step step) {
        return line(text(step));
    }

    private static String text(Step step) {
        if (step instanceof ToolCall call) {
            return call.tool() + " " + call.input();
        }
        return step instanceof AgentMessage message ? message.text() : "";
    }

    /** Texts come from strangers: white space in one line, and nothing that a terminal obeys. */
    private static String line(String text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length() && line.length() < LONGEST; i++) {
            char c = text.charAt(i);
            boolean space = Character.isWhitespace(c) || Character.isISOControl(c);
            if (!space) {
                line.append(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString().strip();
    }
}
