package io.steersman.journal;

import io.steersman.finding.Suspicion;
import io.steersman.finding.Verdict;
import java.util.Locale;
import java.util.Optional;

/**
 * A question to a judge, and what came of it. Whoever goes through the trajectory again reads the answer here and asks nobody.
 *
 * @param number 1, 2, ... within its trajectory
 * @param suspicion what a rule wanted to know
 * @param asked when
 * @param state how far it has come
 * @param reason why it was not asked, failed or was refused; empty otherwise
 * @param verdict what was answered, where it passed the check
 * @param answered at which step it was heard, and when; nothing while it is open
 * @param heard whether the session was told, which it is not where the policy only tries the judge out
 * @param intervention number of the intervention that it earned, 0 for none
 * @param cost what the answer took
 * @param doubted whether people agreed too little with its class when it came, so that it was only tried out
 */
public record VerdictEntry(
        int number,
        Suspicion suspicion,
        Moment asked,
        State state,
        String reason,
        Optional<Verdict> verdict,
        Optional<Moment> answered,
        boolean heard,
        int intervention,
        Cost cost,
        boolean doubted) {

    /** How far a question has come. */
    public enum State {
        /** Nobody has answered yet. */
        OPEN,
        /** It was answered, and the answer holds. */
        ANSWERED,
        /** It was answered, and the answer does not hold against the trajectory. */
        REFUSED,
        /** The model did not answer. */
        FAILED,
        /** Nobody was asked: no budget, no room, no model. */
        UNASKED;

        /** The name as written in JSON. */
        public String display() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What an answer took.
     *
     * @param hash names the question: equal questions, equal hash; empty where none was written
     * @param model who answered
     * @param prompt version of the words around the question
     * @param input tokens of the question
     * @param output tokens of the answer
     * @param millis how long it took
     * @param cached whether the same question was answered before
     */
    public record Cost(String hash, String model, String prompt, int input, int output, long millis, boolean cached) {

        /** Nothing was asked. */
        public static final Cost NONE = new Cost("", "", "", 0, 0, 0, false);
    }

    /** A question that nobody has answered yet. */
    public static VerdictEntry open(int number, Suspicion suspicion, Moment now) {
        return new VerdictEntry(
                number, suspicion, now, State.OPEN, "", Optional.empty(), Optional.empty(), false, 0, Cost.NONE, false);
    }

    /** Returns this as answered. */
    public VerdictEntry answered(Verdict answer, Cost what) {
        return new VerdictEntry(
                number, suspicion, asked, State.ANSWERED, "", Optional.of(answer), answered, false, 0, what, false);
    }

    /** Returns this as come to nothing. */
    public VerdictEntry without(State how, String why, Cost what) {
        return new VerdictEntry(number, suspicion, asked, how, why, Optional.empty(), answered, false, 0, what, false);
    }

    /** Returns this as closed at a moment, and told or not. */
    public VerdictEntry closed(Moment now, boolean told, int earned) {
        return new VerdictEntry(
                number,
                suspicion,
                asked,
                state,
                reason,
                verdict.map(answer -> answer.arrivedAt(now.step())),
                Optional.of(now),
                told,
                earned,
                cost,
                doubted);
    }

    /** Returns this as an answer of a class with which people agree too little. */
    public VerdictEntry inDoubt(boolean doubt) {
        return new VerdictEntry(
                number, suspicion, asked, state, reason, verdict, answered, heard, intervention, cost, doubt);
    }

    /** Whether somebody has still to answer. */
    public boolean waits() {
        return state == State.OPEN;
    }

    /** What was answered, when it came after this step and before the next. */
    public Optional<Verdict> after(int step) {
        return verdict.filter(answer -> answer.arrived() == step);
    }

    /** Index of the latest step when it was heard, -1 where the session was not told. */
    public int heardAt() {
        return heard ? answered.map(Moment::step).orElse(-1) : -1;
    }
}
