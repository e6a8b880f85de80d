package io.steersman.fact;

import io.steersman.reading.change.Write;
import io.steersman.reading.destruction.Destruction;
import io.steersman.reading.instruction.Requests;
import io.steersman.reading.language.Constraint;
import io.steersman.reading.message.Claim;
import io.steersman.reading.message.DeedClaim;
import io.steersman.reading.message.NumberClaim;
import io.steersman.reading.test.TestChange;
import io.steersman.trajectory.Cost;
import java.util.List;

/**
 * What rules may ask of the past of a trajectory.
 *
 * <p>Bounded: it remembers the last {@value #WINDOW} actions of each agent, the standing constraints, and counts. All
 * answers concern the action of the current step and the agent that took it, and nothing before the user's last message
 * (one that complains of repetition left out), unless said otherwise. Lists of actions begin with the oldest and end with the current one; they are empty when the
 * current step finishes no action. A turn is a set: of the calls that were made at once
 * a row holds one, and where a list holds them all, {@link Action#turns} counts them. Refused calls and faults of the environment
 * do not count.
 */
@Asked
public interface History {

    /** How many actions of an agent are remembered. */
    int WINDOW = 32;

    /** The actions in one row, up to this one, with the same call and the same result; an equal edit that lands again is one. */
    List<Action> identicalRun();

    /**
     * The same call failing in the same way, up to this one, with nothing in between that could have changed the outcome:
     * no landed change, no other act, no success of the call.
     */
    List<Action> replays();

    /**
     * The same call with the same result, up to this one, with other work in between, as long as nothing was done in
     * between that could change the answer, and it was not answered otherwise.
     */
    Recurrence recurrences();

    /** The actions that count, as far back as is remembered, with this one the last. */
    List<Action> row();

    /**
     * The actions that count, up to this one, of the turns since something happened. A turn in which it happened is no part
     * of it; when it is the turn of this one, this one is all there is.
     */
    List<Action> since(Since when);

    /** The same since the later of two. */
    List<Action> since(Since one, Since other);

    /** The same call, up to this one, kept from running by the harness or by us, since it last ran. */
    List<Action> vetoes();

    /** The calls, up to this one, that failed for the same part of the surroundings, since the tool last succeeded. */
    List<Action> outages();

    /** The same call with the same answer, up to this one, among all remembered, however much work lies between. */
    List<Action> beats();

    /** Indices of the calls and notices in a row that show that the agent's calls could not be read. */
    List<Integer> malformed();

    /** Indices of the notices in a row that the model could not be reached, since it last said or did something. */
    List<Integer> lostReplies();

    /**
     * Indices of the rounds in a row that the harness made: the agent ended its turn, and was sent back with the same words as
     * before, with nothing changed and nothing said by the user in between.
     */
    List<Integer> pushes();

    /** The cycle of period 2 to 5, equal in calls and results, that ends with this action; one of no laps if none does. */
    Cycle cycle();

    /** Different questions of one tool in a row that were answered with the same, this one being the last. */
    List<Action> sameAnswers();

    /**
     * The actions in one row, up to this one, that are the same but for their spelling: options in another order, a mark or
     * two in a long argument; with the same result or the same failure.
     */
    List<Action> alikeRun();

    /** The remembered calls of the tool of this action, up to it, since a change landed; empty when it is made first. */
    List<Action> churn();

    /** What the agent has asked since it last changed something, and how much of it was new. */
    Ground ground();

    /**
     * The edits of one file, up to this one, each of which takes back what the one before it did. An edit taken out, a check
     * that tells something new, and the edit put back are an experiment, and left out.
     */
    List<Action> reversals();

    /**
     * The edits of one file, up to this one, that put in what they take out, since it was last changed: landed, or refused for
     * just that.
     */
    List<Action> idle();

    /** The edits of one file, up to this one, that failed as their text stands there more than once, since it was last changed. */
    List<Action> notUnique();

    /**
     * Indices of the landed writes in a row of the file that this action writes, each of them a passage over and over.
     *
     * @param times how often the passage stands there at least
     * @param percent how much of the text's lines it is at least
     */
    List<Integer> chanted(int times, int percent);

    /** Indices of the landed edits of the file that this action edits, up to it, since a check last ran. */
    List<Integer> edits();

    /** Indices of the runs of the check of this action that failed alike, each of them after another change. */
    List<Integer> stuckChecks();

    /** The failing runs of the call of this action since it last succeeded, each after something else was done. */
    Rounds rounds();

    /** The agent's messages in a row that say the same, or the same few in turn, with nothing done and nothing asked in between. */
    Refrain words();

    /** The agent's messages in a row that think the same at some length, or the same few in turn, with no change in between. */
    Refrain thoughts();

    /** Indices of the agent's messages in a row that announce a step, with nothing done and nothing asked in between. */
    List<Integer> announcements();

    /** How often the context was condensed since something was done. */
    int compactions();

    /** The last remembered actions, the latest last. */
    List<Action> last(int count);

    /** What the instructions so far forbid, demand or allow, later ones first. */
    List<Constraint> constraints();

    /** Those of the constraints that forbid writing something. */
    List<Constraint> forbiddenWrites();

    /** Whether an open edit puts back what an edit of this agent replaced, as far back as is remembered. */
    boolean restores(Action open);

    /** Whether all that an open call writes by commands is written by some that an instruction spells out to the letter. */
    boolean prescribed(Action open);

    /** Those of the constraints that allow writing one thing and nothing else. */
    List<Constraint> confiningWrites();

    /** Those of the constraints that forbid a command. */
    List<Constraint> forbiddenCommands();

    /** Those of the constraints that forbid a tool. */
    List<Constraint> forbiddenTools();

    /** Those of the constraints that forbid reading something. */
    List<Constraint> forbiddenReads();

    /** What the instructions demand for the end and nothing has met; empty while no change has landed. */
    List<Constraint> unmet();

    /** The demands that no call shows by its form: those that name no one command or path, but one of many. */
    default List<Constraint> undecided() {
        return constraints().stream().filter(Requirement::isForAJudge).toList();
    }

    /** The limits that the user set, system prompts and standing files left out. */
    List<Constraint> limits();

    /** The limits of the user that were not said again since the context was condensed, until an action has followed. */
    List<Constraint> forgotten();

    /** How many actions there were since the user last set a limit, -1 when none stands. */
    int sinceLimits();

    /** How many actions were finished since a judge was last asked, or the user last spoke. */
    int sinceQuestion();

    /** The calls that the user declined, since the user last spoke, of which this open one is a repetition, and itself. */
    List<Action> declined(Action action);

    /**
     * What the user or a policy denied since the user last spoke, the script that does it where there is one, and this open
     * call, which does the same in another way.
     */
    List<Action> denied(Action action);

    /** What the user, pointing to it, ruled out for good, and this open call, which does it again. */
    List<Action> barred(Action open);

    /** In which words the user ruled out what this open call does again. */
    String barredBy(Action open);

    /** Index of the step in which the user said to stop, -1 when the user has said something else since. */
    int stopped();

    /**
     * How many files elsewhere were changed since the user last spoke, each in its own way; 0 where the user named no file.
     * Files beside a named one, tests, documents and files made here do not count.
     */
    int beyondRequest();

    /** What the run and its subagents have taken since a change landed or the user spoke. */
    Cost spentSinceChange();

    /** Whether the last check failed. */
    boolean checkFailed();

    /** Whether code other than tests was changed since the user last spoke. */
    boolean changedSource();

    /**
     * Whether a change has landed since anything was last run with success, over the whole trajectory: a check, or a
     * program that may be one. Not where a check has failed since: see {@link #refutation}.
     */
    boolean changedSinceCheck();

    /** Index of the step with which the last change landed, -1 when none has. */
    int lastChange();

    /** Indices of the steps that show it: the last change and the last check, where there are such. */
    List<Integer> lastChangeAndCheck();

    /** The last check that ran, in a few words; empty when none did. */
    String lastCheck();

    /** What a text of the agent claims to pass, as {@link Claim#in} but also in the languages of the vocabulary. */
    List<Claim> claims(String text);

    /** The failed check that speaks against a claim, when nothing was changed since and nothing shows otherwise; empty when none does. */
    List<Integer> refutation(Claim claim);

    /**
     * Whether anything, over the whole trajectory, may have shown how checks stand: a program that ran, another agent, an
     * unknown tool, a log, a page, or somebody who said it.
     */
    boolean mayHaveChecked();

    /** Whether a number that the agent tells of its checks is more than all that they counted, or a share that none printed. */
    boolean contradicts(NumberClaim claim);

    /**
     * Whether the trajectory shows what the agent says that it did, or may hide it: in a script, with another agent, by a tool
     * that is not known here.
     */
    boolean shows(DeedClaim claim);

    /** Index of the step in which that was tried and failed; empty when it was not tried. */
    List<Integer> tried(DeedClaim claim);

    /** Whether anything was done, over the whole trajectory, that may have changed something. */
    boolean everActed();

    /**
     * The change and the failed check that show it, when the last check failed, nothing ran with success after it, and the
     * agent's last words do not speak of a failure; empty otherwise.
     */
    List<Integer> unadmittedFailure();

    /**
     * A check that failed, was made to find less and passes since, with nothing else changed in between, where neither the user
     * nor the agent spoke of it: the failure, the change, the pass. At most one.
     */
    List<Kept> lessened();

    /** Files that could not be made, that were never met otherwise, and that the agent's last words name without saying so. */
    List<Kept> unwritten();

    /**
     * The change after which nothing was run that may have been a check, when a text says of what it claims that it was run
     * after the work; empty otherwise.
     */
    List<Integer> unchecked(String text);

    /** Whether the user replied to something that the agent said, and the client has told the agent nothing since. */
    boolean replied();

    /** The refusal by a hook that a call is about to get around, when nobody spoke of passing it by; empty otherwise. */
    List<Integer> evaded(Action open);

    /** Whether the agent's last words ask something, or say why nothing was changed. */
    boolean endsInWords();

    /** Whether the user has said anything yet, so that asked and unasked can be told apart. */
    boolean instructed();

    /** Whether the instructions so far ask for this. */
    boolean asked(Requests.Ask ask);

    /**
     * Whether what this run did before explains a change of a test: it takes back what the run itself wrote there, what went
     * stands elsewhere now, or it speaks of what the run took out of the code.
     */
    boolean explains(TestChange change);

    /**
     * Whether a write makes a file that was not met before, concerns one that this trajectory made itself, or takes away what
     * is not there.
     */
    boolean own(Write write);

    /**
     * Whether what a deed takes away is this run's own: it made it, or wrote it, or what is known of the working tree shows
     * nothing else there.
     */
    boolean own(Destruction deed);

    /**
     * Whether the user asked for a deed, or for what it is about to be destroyed, or the policy of the run trusts it to go
     * unasked.
     */
    boolean allows(Destruction deed);

    /** The files that this trajectory made and that are still there, the oldest first. */
    List<Made> made();
}
