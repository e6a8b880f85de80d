package io.steersman.session;

import io.steersman.trajectory.AgentMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the agent has said since it last did something: the row of messages with the same text. */
final class Talk {

    private static final int COMPARED = 200;
    private static final int MOST = 50;
    private static final Pattern SPACES = Pattern.compile("[\\s\\d\\p{Punct}]+");

    private final List<Integer> steps = new ArrayList<>();
    private String text = "";
    private int compactions;

    /** Takes in a message; a question to the user breaks the row, an empty one does not count. */
    void said(AgentMessage message) {
        String said = normal(message.text());
        if (said.isBlank()) {
            return;
        }
        if (!said.equals(text) || message.text().strip().endsWith("?")) {
            steps.clear();
            text = said;
        }
        if (steps.size() < MOST) {
            steps.add(message.index());
        }
    }

    /** Something was done, or the user spoke. */
    void interrupted() {
        steps.clear();
        text = "";
        compactions = 0;
    }

    /** The context was condensed. */
    void compacted() {
        compactions++;
    }

    /** Indices of the messages in a row that say the same, the last one included. */
    List<Integer> sameMessages() {
        return List.copyOf(steps);
    }

    /** How often the context was condensed since something was done. */
    int compactions() {
        return compactions;
    }

    private static String normal(String text) {
        String start = text.length() <= COMPARED ? text : text.substring(0, COMPARED);
        return SPACES.matcher(start.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
