package io.steersman.steering;

import io.steersman.fact.Action;
import io.steersman.finding.Finding;
import io.steersman.intervention.Course;
import io.steersman.intervention.Outcome.Voice;

/** Follows what one agent does after somebody spoke about a fault, or kept silent when it was due. Dies with its outcome. */
final class Watch {

    private Voice voice;
    private final int number;
    private final String fault;
    private final String agent;
    private final String identity;
    private final int horizon;
    private final int patience;
    private String callKey = "";
    private String resultKey = "";
    private String errorKey = "";
    private boolean delivered;
    private boolean dropped;
    private int since;
    private int turn;
    private int turns;
    private int lastTurn = -1;
    private boolean sameCall;
    private boolean edited;
    private boolean checked;
    private boolean otherResult;
    private boolean otherCall;
    private int turned = -1;
    private boolean userSpoke;

    private Watch(Voice voice, int number, String fault, String agent, String identity, int horizon, int patience) {
        this.voice = voice;
        this.number = number;
        this.fault = fault;
        this.agent = agent;
        this.identity = identity;
        this.horizon = horizon;
        this.patience = patience;
    }

    /**
     * @param delivered whether the agent knows from the start
     * @param since index of the step after which it is watched
     * @param turn the agent's turn after which it is watched, -1 where that does not matter
     */
    static Watch of(
            Voice voice,
            int number,
            Finding finding,
            String agent,
            boolean delivered,
            int since,
            int turn,
            int horizon,
            int patience) {
        Watch watch = new Watch(voice, number, finding.fault(), agent, finding.identity(), horizon, patience);
        watch.delivered = delivered;
        watch.since = since;
        watch.turn = turn;
        return watch;
    }

    Voice voice() {
        return voice;
    }

    int number() {
        return number;
    }

    String fault() {
        return fault;
    }

    boolean isDelivered() {
        return delivered;
    }

    /** The action that shows the fault: what the next ones are held against. */
    void shownBy(Action action) {
        callKey = action.call().key();
        resultKey = action.answer().key();
        errorKey = action.failed() ? action.errorKey() : "";
    }

    /** The agent was told: what it does from now on counts. */
    void delivered(int step) {
        delivered = true;
        restart(step, turn);
    }

    /** The agent is not told although it was due: what it does from now on is what it does by itself. */
    void withheld(int step) {
        voice = Voice.NOBODY;
        delivered(step);
    }

    /** The agent will not be told. */
    void drop() {
        dropped = true;
    }

    /** The fault was seen again and the watch goes on from here. */
    void restart(int step, int inTurn) {
        since = step;
        turn = Math.max(turn, inTurn);
        turns = 0;
        lastTurn = -1;
        sameCall = false;
        edited = false;
        checked = false;
        otherResult = false;
        otherCall = false;
        turned = -1;
    }

    /** Whether something of this agent that began at a step came after what is watched began, and in a later turn; -1 is no turn. */
    boolean concerns(String otherAgent, int beganAt, int inTurn) {
        return agent.equals(otherAgent) && beganAt > since && (inTurn < 0 || inTurn > turn);
    }

    /**
     * Takes in a finished action in which the fault was not seen.
     *
     * @return whether this may decide something; what waits to be told is not decided by what the agent does
     */
    boolean acted(Action action) {
        if (!action.evidence()
                || !concerns(action.agent(), action.call().step(), action.call().turn())) {
            return false;
        }
        turns += action.call().turn() == lastTurn ? 0 : 1;
        lastTurn = action.call().turn();
        boolean same = !callKey.isEmpty() && action.call().key().equals(callKey);
        boolean sameOutcome = errorKey.isEmpty()
                ? !resultKey.isEmpty() && action.answer().key().equals(resultKey)
                : action.errorKey().equals(errorKey);
        sameCall |= turns == 1 && same && sameOutcome;
        note(action, same, same && sameOutcome);
        return delivered && (sameCall || turns >= horizon);
    }

    private void note(Action action, boolean same, boolean nothingNew) {
        edited |= action.mutated();
        checked |= action.succeeded() && action.checks() && !nothingNew;
        otherResult |= same && !nothingNew;
        otherCall |=
                action.succeeded() && !same && !identity.contains(action.call().key());
        if (turned < 0 && (edited || checked || otherResult || otherCall)) {
            turned = action.answer().step();
        }
    }

    /** The user has spoken. */
    void userSpoke() {
        userSpoke = true;
    }

    /** What is known now. */
    Course course(int step, boolean seenAgain, boolean ended) {
        return new Course(
                voice,
                number,
                fault,
                delivered,
                dropped,
                since,
                step,
                turns,
                horizon,
                patience,
                seenAgain,
                sameCall,
                edited,
                checked,
                otherResult,
                otherCall,
                turned,
                userSpoke,
                ended);
    }
}
