package io.steersman.session.past;

import io.steersman.fact.Action;
import io.steersman.fact.Cycle;
import io.steersman.fact.Ground;
import io.steersman.fact.History;
import io.steersman.fact.Recurrence;
import io.steersman.fact.Refrain;
import io.steersman.fact.Rounds;
import io.steersman.fact.Since;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What the past of the agent that acts answers. */
interface OfAgent extends History {

    /** The past of the agent that acts. */
    AgentPast agent();

    /** The action that was finished last, where it is that agent's. */
    @Nullable
    Action now();

    @Override
    default List<Action> identicalRun() {
        return about(AgentPast::identicalRun);
    }

    @Override
    default List<Action> replays() {
        return about(AgentPast::replays);
    }

    @Override
    default Recurrence recurrences() {
        Action last = now();
        return last == null ? Recurrence.NONE : agent().recurrences(last);
    }

    @Override
    default List<Action> row() {
        return since(Since.USER);
    }

    @Override
    default List<Action> since(Since when) {
        return since(when, when);
    }

    @Override
    default List<Action> since(Since one, Since other) {
        return about((agent, action) -> agent.since(action, one, other));
    }

    @Override
    default List<Integer> pushes() {
        return agent().pushes().steps();
    }

    @Override
    default Cycle cycle() {
        Action last = now();
        return last == null ? Cycle.NONE : agent().cycleEndingWith(last);
    }

    @Override
    default List<Action> vetoes() {
        return about(AgentPast::vetoes);
    }

    @Override
    default List<Action> outages() {
        return about(AgentPast::outages);
    }

    @Override
    default List<Action> beats() {
        return about(AgentPast::beats);
    }

    @Override
    default List<Integer> malformed() {
        return agent().notices().malformed();
    }

    @Override
    default List<Integer> lostReplies() {
        return agent().notices().outages();
    }

    @Override
    default List<Action> sameAnswers() {
        return about(AgentPast::sameAnswers);
    }

    @Override
    default List<Action> alikeRun() {
        return about(AgentPast::alikeRun);
    }

    @Override
    default List<Action> churn() {
        return about(AgentPast::churn);
    }

    @Override
    default Ground ground() {
        return agent().ground();
    }

    @Override
    default List<Integer> edits() {
        return now() == null ? List.of() : agent().attempts().edits();
    }

    @Override
    default List<Integer> stuckChecks() {
        return now() == null ? List.of() : agent().attempts().stuckChecks();
    }

    @Override
    default Rounds rounds() {
        return now() == null ? Rounds.NONE : agent().attempts().rounds();
    }

    @Override
    default List<Integer> chanted(int times, int percent) {
        return now() == null ? List.of() : agent().chanted().steps(times, percent);
    }

    @Override
    default List<Action> idle() {
        return about(AgentPast::idle);
    }

    @Override
    default List<Action> notUnique() {
        return about(AgentPast::notUnique);
    }

    @Override
    default List<Action> reversals() {
        return about(AgentPast::reversals);
    }

    @Override
    default Refrain words() {
        return agent().talk().words();
    }

    @Override
    default Refrain thoughts() {
        return agent().talk().thoughts();
    }

    @Override
    default List<Integer> announcements() {
        return agent().talk().announcements();
    }

    @Override
    default int compactions() {
        return agent().talk().compactions();
    }

    @Override
    default List<Action> last(int count) {
        return agent().last(count);
    }

    /** What was done before the user last spoke, and ruled out. */
    Barred barring();

    @Override
    default boolean restores(Action open) {
        return barring().takesBack(open)
                || agent().last(WINDOW).stream().anyMatch(other -> other.mutated() && open.reverses(other));
    }

    private List<Action> about(BiFunction<AgentPast, Action, List<Action>> question) {
        Action last = now();
        return last == null ? List.of() : question.apply(agent(), last);
    }
}
