package io.steersman.client.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolResult;
import java.util.List;
import java.util.stream.Collectors;

/** One thing that a hook event tells of. */
public sealed interface Happening {

    /**
     * A tool is called.
     *
     * @param id the client's, empty when it has none
     */
    record Called(String id, String tool, JsonNode input) implements Happening {}

    /**
     * A tool has answered.
     *
     * @param call what it answers
     * @param result whose own call id does not count
     */
    record Answered(Called call, ToolResult result) implements Happening {}

    /** Somebody spoke in the user's place. */
    record Prompted(String text) implements Happening {}

    /** The agent spoke. */
    record Said(String text) implements Happening {}

    /**
     * The model answered; the calls that follow are part of it.
     *
     * @param turn id of the response
     * @param text what it says before its first call, may be empty
     * @param reasoning what it thinks before, may be empty
     */
    record Responded(String turn, String text, String reasoning) implements Happening {

        /** A response whose words and thoughts come in pieces, some of them empty. */
        public static Responded of(String turn, List<String> texts, List<String> thoughts) {
            return new Responded(turn, joined(texts), joined(thoughts));
        }

        private static String joined(List<String> pieces) {
            return pieces.stream().filter(piece -> !piece.isBlank()).collect(Collectors.joining("\n"));
        }
    }

    /**
     * The session began before it was heard of.
     *
     * @param steps what happened in it, as its file tells
     */
    record Recorded(List<Step> steps) implements Happening {

        public Recorded {
            steps = List.copyOf(steps);
        }
    }

    /**
     * The session goes on from another one.
     *
     * @param parent the client's id of that session
     * @param lastCall id of the last call that it took over from there, empty when that is not known
     */
    record Forked(String parent, String lastCall) implements Happening {}

    /** The context was condensed. */
    record Compacted() implements Happening {}
}
