package io.steersman.session.past;

import io.steersman.trajectory.AgentMessage;

/** The last that the main agent said to the user, so that a yes can be held against it. Bounded. */
final class Question {

    private static final int MOST = 2_000;

    private String text = "";

    /** Takes in what an agent says; what a subagent says reaches no user. */
    void said(AgentMessage message) {
        if (message.agent().isEmpty() && !message.text().isBlank()) {
            asks(message.text());
        }
    }

    /** Takes in what it asks. */
    void asks(String what) {
        String all = text.isEmpty() ? what : text + "\n" + what;
        text = all.substring(Math.max(0, all.length() - MOST));
    }

    String text() {
        return text;
    }

    void clear() {
        text = "";
    }
}
