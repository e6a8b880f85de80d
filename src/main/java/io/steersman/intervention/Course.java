package io.steersman.intervention;

import io.steersman.intervention.Outcome.Kind;
import io.steersman.intervention.Outcome.Voice;

/**
 * What an agent did after somebody spoke about a fault of its, or nobody did although it was due: the fact by which rules decide what became
 * of the fault, and whether there is still a reason to speak.
 *
 * @param voice who spoke
 * @param number as in {@link Outcome}
 * @param fault name of the fault
 * @param delivered whether it has reached the agent, or would have; always, but for interventions of ours that wait or were
 *     dropped
 * @param dropped whether it will never reach the agent
 * @param since index of the step after which the agent is watched
 * @param step index of the present step
 * @param turns in how many turns the agent has finished something since
 * @param horizon turns without a sighting after which the fault may count as over
 * @param patience turns without a sighting after which there is no reason to speak any more
 * @param seenAgain whether the fault was seen again just now
 * @param sameCall whether the first thing done was the same call with the same result
 * @param edited whether a change has landed
 * @param checked whether a check has passed
 * @param otherResult whether the same call brought another result
 * @param otherCall whether something else was done with success
 * @param turned index of the step that first showed one of these, -1 for none
 * @param userSpoke whether the user has spoken
 * @param ended whether the run has ended
 */
public record Course(
        Voice voice,
        int number,
        String fault,
        boolean delivered,
        boolean dropped,
        int since,
        int step,
        int turns,
        int horizon,
        int patience,
        boolean seenAgain,
        boolean sameCall,
        boolean edited,
        boolean checked,
        boolean otherResult,
        boolean otherCall,
        int turned,
        boolean userSpoke,
        boolean ended) {

    /** Whether anything shows a change for the better. */
    public boolean changed() {
        return otherCall || streakBroken();
    }

    /** Whether what the fault was seen in has changed, so that doing the same again would be a new attempt. */
    public boolean streakBroken() {
        return edited || checked || otherResult;
    }

    /** Whether the agent did again what it was told of. */
    public boolean again() {
        return seenAgain || sameCall;
    }

    /** Whether the fault was not seen for so long that it may count as over. */
    public boolean pastHorizon() {
        return turns >= horizon;
    }

    /** Whether the fault was not seen for so long that it is not worth speaking of. */
    public boolean outOfDate() {
        return turns >= patience;
    }

    /** Whether we, the user or a hook spoke, rather than nobody. */
    public boolean spoken() {
        return voice != Voice.NOBODY;
    }

    /** The outcome of this kind. */
    public Outcome becomes(Kind kind) {
        return new Outcome(voice, number, fault, kind, since, turned, step, turns, proof());
    }

    private String proof() {
        return edited
                ? "a change landed"
                : checked
                        ? "a check passed"
                        : otherResult ? "the call brought another result" : otherCall ? "something else was done" : "";
    }
}
