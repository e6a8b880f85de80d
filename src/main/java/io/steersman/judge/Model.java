package io.steersman.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;

/** A model that can be asked. Thread-safe; whoever asks does not wait. */
@FunctionalInterface
public interface Model {

    /**
     * Asks once.
     *
     * @return the answer, or a {@link ModelFailure}; cancelling it gives the call up
     */
    CompletableFuture<Reply> ask(Prompt prompt);

    /**
     * What a model is given to read.
     *
     * @param system who it is and what it must do; ours, and the same each time
     * @param user the question, with the data in its fence
     * @param hash names the question for this model: equal questions, equal hash
     */
    record Prompt(String system, String user, String hash) {}

    /**
     * What a model says.
     *
     * @param text JSON, as was asked for, or whatever it says
     * @param input tokens that were read; 0 where it does not count them
     * @param output tokens that were written; 0 where it does not count them
     */
    record Reply(String text, int input, int output) {

        /** A count as a model gives it; 0 for what is no number that can be one. */
        static int tokens(JsonNode count) {
            return count.canConvertToExactIntegral() && count.canConvertToInt() ? Math.max(0, count.intValue()) : 0;
        }
    }
}
