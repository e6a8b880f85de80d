package io.steersman.session.past;

import io.steersman.fact.Refrain;
import io.steersman.reading.message.Announcement;
import io.steersman.trajectory.AgentMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an agent has said and thought of late: rows of messages that say the same, that think the same, that only announce. */
final class Talk {

    private static final int COMPARED = 200;
    private static final int COMPARED_THOUGHT = 400;
    private static final int SHORTEST_THOUGHT = 60;
    private static final int MOST = 50;
    private static final int ASCII = 128;

    private final Laps words = new Laps();
    private final Laps thoughts = new Laps();
    private final Recalled recalled = new Recalled();
    private final List<Integer> announced = new ArrayList<>();
    private @Nullable AgentMessage lone;
    private String thought = "";
    private String turn = "";
    private String saidIn = "";
    private String thoughtIn = "";
    private int compactions;

    /** Takes in a message; a question to the user breaks the row, an empty one does not count. */
    void said(AgentMessage message) {
        thought(message);
        String said = normal(message.text(), COMPARED);
        if (said.isBlank()) {
            return;
        }
        boolean asks = message.text().strip().endsWith("?");
        if (asks) {
            words.clear();
            saidIn = "";
        }
        if (!words.endsWith(said) || isAnother(message, saidIn)) {
            words.add(said, message.index());
        }
        saidIn = message.turn();
        row(message, asks);
    }

    /** What is said aloud counts as a thought when it is long; code is none. */
    private void thought(AgentMessage message) {
        boolean aloud = message.reasoning().isBlank();
        String said = aloud ? message.text() : message.reasoning();
        int fence = said.indexOf("```");
        String thinks = normal(fence < 0 ? said : said.substring(0, fence), COMPARED_THOUGHT);
        if (thinks.isBlank() || aloud && thinks.length() < SHORTEST_THOUGHT) {
            return;
        }
        if (!thinks.equals(thought) || isAnother(message, thoughtIn)) {
            thoughts.add(thinks, message.index());
            recalled.add(thinks, message.index());
        }
        thought = thinks;
        thoughtIn = message.turn();
    }

    /** Several messages of one turn are one reply. */
    private static boolean isAnother(AgentMessage message, String turn) {
        return message.turn().isEmpty() || !message.turn().equals(turn);
    }

    /** One message makes no row: it is looked at when another follows, as most are followed by an action. */
    private void row(AgentMessage message, boolean asks) {
        if (lone != null) {
            announced(lone, false);
            announced(message, asks);
        } else if (announced.isEmpty() && !asks) {
            lone = message;
            return;
        } else {
            announced(message, asks);
        }
        lone = null;
    }

    private void announced(AgentMessage message, boolean asks) {
        if (asks || !Announcement.is(message.text())) {
            announced.clear();
            turn = "";
        } else if (isAnother(message, turn)) {
            add(announced, message.index());
            turn = message.turn();
        }
    }

    /** Something was done, or the user spoke; a short thought may well come back with the next thing. */
    void interrupted() {
        if (thought.length() < SHORTEST_THOUGHT) {
            workedOn();
        }
        words.clear();
        recalled.clear();
        announced.clear();
        lone = null;
        turn = "";
        compactions = 0;
    }

    /** Something was changed, or the user spoke: a thought may be taken up again. */
    void workedOn() {
        thoughts.clear();
        recalled.clear();
        thought = "";
    }

    /** The context was condensed. */
    void compacted() {
        compactions++;
    }

    /** The messages in a row that say the same, or the same few in turn. */
    Refrain words() {
        return words.refrain();
    }

    /** The messages in a row that think the same at some length, or the same few in turn, with nothing changed in between. */
    Refrain thoughts() {
        Refrain laps = thoughts.refrain();
        Refrain around = recalled.refrain();
        return around.laps() > laps.laps() ? around : laps;
    }

    /** Indices of the messages in a row that announce a step, with nothing done and nothing asked in between. */
    List<Integer> announcements() {
        return List.copyOf(announced);
    }

    /** How often the context was condensed since something was done. */
    int compactions() {
        return compactions;
    }

    private static void add(List<Integer> row, int step) {
        if (row.size() < MOST) {
            row.add(step);
        }
    }

    /** The words in lower case with single blanks: digits and marks are none. */
    static String normal(String text, int compared) {
        int end = Math.min(text.length(), compared);
        StringBuilder words = new StringBuilder(end);
        boolean gap = false;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c < ASCII ? Character.isLetter(c) : !Character.isWhitespace(c)) {
                if (gap && !words.isEmpty()) {
                    words.append(' ');
                }
                words.append(Character.toLowerCase(c));
                gap = false;
            } else {
                gap = true;
            }
        }
        return words.toString();
    }
}
