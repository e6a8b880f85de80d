package io.steersman.session.past;

import io.steersman.fact.Action;
import io.steersman.fact.Made;
import io.steersman.fact.Mark;
import io.steersman.reading.change.Write;
import io.steersman.reading.change.Write.Change;
import io.steersman.reading.destruction.Destruction;
import io.steersman.reading.destruction.Destruction.Kind;
import io.steersman.reading.instruction.NamedTools;
import io.steersman.reading.instruction.Removal;
import io.steersman.reading.instruction.Requests;
import io.steersman.reading.language.Constraint;
import io.steersman.reading.language.Languages;
import io.steersman.reading.result.Outage;
import io.steersman.reading.result.TreeState;
import io.steersman.reading.test.TestChange;
import io.steersman.session.files.Files;
import io.steersman.session.files.OwnThings;
import io.steersman.session.files.Scope;
import io.steersman.session.files.WorkingTree;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Bounded;
import io.steersman.trajectory.Compaction;
import io.steersman.trajectory.Cost;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Step;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bounded memory of one trajectory that answers what rules ask of its past. */
public final class Past implements OfAgent, OfLimits, OfChecks {

    private static final int MOST_AGENTS = 32;
    private static final int MOST_REMOVALS = 48;

    private final Map<String, AgentPast> agents = Bounded.byUse(MOST_AGENTS);
    private final Files files = new Files();
    private final WorkingTree tree = new WorkingTree();
    private final OwnThings things = new OwnThings();
    private final Deque<Removal> removals = new ArrayDeque<>(0);
    private final Set<Requests.Ask> requests = EnumSet.noneOf(Requests.Ask.class);
    private final Set<Requests.Ask> ofTheMoment = EnumSet.noneOf(Requests.Ask.class);
    private final Set<Requests.Ask> over = EnumSet.noneOf(Requests.Ask.class);
    private List<String> trusted = List.of();
    /** Comes with the policy, which is not kept here. */
    private transient Languages languages = Languages.SHIPPED;

    private boolean instructed;
    private final Duties duties = new Duties();
    private final Verification checked = new Verification();
    private final LastWords lastWords = new LastWords();
    private final Traces traces = new Traces();
    private final Declined declined = new Declined();
    private final Denied denied = new Denied();
    private final Barred barred = new Barred();
    private final Question question = new Question();
    private final Prescribed prescribed = new Prescribed();
    private int stopped = -1;
    private final Repeats repeats = new Repeats();
    private final Offered offered = new Offered();
    private final Done done = new Done();
    private final Scope scope = new Scope();
    private final Spending spending = new Spending();
    private final Inquiries inquiries = new Inquiries();
    private String current = "";
    private @Nullable Action now;
    private int actions;

    /** From now on answers concern this agent. */
    public void look(String agent) {
        current = agent;
        now = null;
    }

    /** An action that begins, marked as it stands to what the user said: what rules are to judge. */
    public Action begin(Action call) {
        Action open = files.begin(call);
        EnumSet<Mark> marks = barred.covers(open) ? EnumSet.of(Mark.BARRED) : EnumSet.noneOf(Mark.class);
        if (!declined.like(open).isEmpty()) {
            marks.add(Mark.DECLINED);
        } else if (!denied.doneBy(open).isEmpty()) {
            marks.add(Mark.DENIED_OTHERWISE);
        }
        if (stopped >= 0) {
            marks.add(Mark.AFTER_STOP);
        }
        duties.mark(marks);
        ofAgent(open.agent()).begun();
        return open.marked(marks);
    }

    /**
     * Remembers a finished action; refused ones too, so that they can be passed over.
     *
     * @return the action, marked as it stands to those before: what rules are to judge
     */
    public Action add(Action did) {
        actions++;
        Action finished = offered.blames(did) ? did.blamedOn(Outage.HARNESS) : did;
        Action action = ofAgent(finished.agent()).add(files.whole(finished), repeats.cover(finished));
        now = action;
        checked.did(action, files);
        done.did(action);
        files.note(action);
        tree.did(action);
        things.did(action);
        if (action.mutated()) {
            action.writes().forEach(traces::note);
            spending.landed();
        }
        duties.did(action);
        declined.note(action);
        denied.note(action);
        barred.note(action);
        scope.did(action, files);
        return action;
    }

    /** Puts the light form of the action that was added last in its place. */
    public void settle(Action light) {
        ofAgent(light.agent()).settle(light);
    }

    /** The agent said something, or its context was condensed. */
    public void note(Step step) {
        if (step instanceof Instruction instruction) {
            ofAgent(instruction.agent()).heard(instruction);
            offered.addAll(NamedTools.in(instruction));
            checked.heard(instruction, languages);
            done.heard(instruction);
            tree.show(TreeState.inPrompt(instruction.text()));
        } else if (step instanceof AgentMessage message) {
            ofAgent(message.agent()).said(message);
            question.said(message);
            Hearing.said(this, message);
        } else if (step instanceof Compaction) {
            ofAgent(step.agent()).condensed();
            duties.condensed();
        }
    }

    /**
     * The user spoke: what was repeated before is a matter of before.
     *
     * @param complains whether the user only complains of repetition: then it goes on
     */
    void userSpoke(boolean complains) {
        if (!complains) {
            agents.values().forEach(AgentPast::userSpoke);
        }
        checked.userSpoke();
        declined.clear();
        denied.clear();
        stopped = -1;
        scope.userSpoke();
        instructed = true;
    }

    /** The user agreed: what was denied or stopped before may go on. */
    void agreed() {
        declined.clear();
        denied.clear();
        stopped = -1;
    }

    /** The agent asks its user something. */
    void asks(String what) {
        question.asks(what);
    }

    /** Takes in the constraints that stand from now on, and what was asked for. */
    public void instructed(List<Constraint> standing, Set<Requests.Ask> asked) {
        duties.stand(standing, actions);
        requests.addAll(asked);
    }

    /** The user asked for something: what was said of the moment before is over. */
    void asked(Set<Requests.Ask> asked) {
        if (!asked.isEmpty()) {
            over.addAll(ofTheMoment);
            ofTheMoment.clear();
        }
        asked.forEach(ask -> (ask.ofTheMoment() ? ofTheMoment : requests).add(ask));
    }

    /** The user named files. */
    void named(Set<String> paths) {
        scope.named(paths);
    }

    /** What may be destroyed unasked from now on, and the languages in which people are understood. */
    public void follow(List<String> expendable, Languages spoken) {
        trusted = List.copyOf(expendable);
        languages = spoken;
    }

    @Override
    public Languages languages() {
        return languages;
    }

    /** The user asked for something to be destroyed, or an instruction spells it out. */
    public void removals(List<Removal> asked) {
        removals.addAll(asked);
        while (removals.size() > MOST_REMOVALS) {
            removals.removeFirst();
        }
    }

    /** What was asked to be destroyed, as far back as is remembered. */
    public List<Removal> removals() {
        return List.copyOf(removals);
    }

    /** What the main agent said since the user last spoke, the end of it: what a yes answers. */
    String lastSaid() {
        return question.text();
    }

    /** Commands that an instruction spells out. */
    Prescribed prescribed() {
        return prescribed;
    }

    /** Leave to do the same again. */
    public Repeats repeats() {
        return repeats;
    }

    /** The user said to stop. */
    void stopped(int step) {
        stopped = step;
    }

    /** What the user said was taken in: what the agent asked before is answered. */
    void answered() {
        question.clear();
    }

    /** Something was said to the agent, by whomever. */
    void heard(String text) {
        duties.heard(text);
    }

    /** What was asked for so far, also what is over: it excused what was done then. */
    public Set<Requests.Ask> requests() {
        Set<Requests.Ask> all = EnumSet.copyOf(ofTheMoment);
        all.addAll(over);
        all.addAll(requests);
        return all;
    }

    /** What was asked of a judge. */
    public Inquiries inquiries() {
        return inquiries;
    }

    @Override
    public int actions() {
        return actions;
    }

    @Override
    public int sinceQuestion() {
        return actions - inquiries.actions();
    }

    @Override
    public boolean prescribed(Action open) {
        return prescribed.cover(open);
    }

    @Override
    public List<Action> denied(Action action) {
        return denied.doneBy(action);
    }

    @Override
    public int stopped() {
        return stopped;
    }

    @Override
    public List<Action> declined(Action action) {
        return declined.like(action);
    }

    @Override
    public Barred barring() {
        return barred;
    }

    /** What the run has taken. */
    public Spending spending() {
        return spending;
    }

    @Override
    public Cost spentSinceChange() {
        return spending.sinceChange();
    }

    @Override
    public int beyondRequest() {
        return scope.beyond();
    }

    @Override
    public boolean instructed() {
        return instructed;
    }

    @Override
    public boolean asked(Requests.Ask ask) {
        return requests.contains(ask) || ofTheMoment.contains(ask);
    }

    @Override
    public boolean explains(TestChange change) {
        return traces.explain(change);
    }

    @Override
    public boolean own(Write write) {
        return files.own(write);
    }

    @Override
    public boolean own(Destruction deed) {
        if (deed.ofWorkingTree()) {
            return tree.spares(deed) || deed.targets().stream().allMatch(path -> isOwn(path, Change.DELETE));
        }
        if (deed.ofStash() && !tree.stashedOwn()) {
            return false;
        }
        Change change = deed.deed().equals(Destruction.EMPTYING) ? Change.CREATE : Change.DELETE;
        if (deed.emptiesData()) {
            return things.holds(deed) || deed.targets().stream().allMatch(files::wasOwn);
        }
        boolean paths = deed.kind().paths() && !deed.targets().isEmpty();
        return things.holds(deed)
                || paths && deed.targets().stream().allMatch(path -> isOwn(path, change))
                || deed.kind() == Kind.DATABASE && deed.words().stream().anyMatch(word -> isOwn(word, Change.DELETE));
    }

    private boolean isOwn(String path, Change change) {
        return files.own(Write.of(path, change)) || files.spares(path);
    }

    @Override
    public boolean allows(Destruction deed) {
        return !trusted.isEmpty() && deed.isCoveredBy(trusted)
                || removals.stream().anyMatch(removal -> removal.asksFor(deed));
    }

    @Override
    public List<Made> made() {
        return files.made();
    }

    @Override
    public AgentPast agent() {
        return ofAgent(current);
    }

    @Override
    public @Nullable Action now() {
        return now;
    }

    @Override
    public Duties duties() {
        return duties;
    }

    @Override
    public Verification checked() {
        return checked;
    }

    @Override
    public Done done() {
        return done;
    }

    @Override
    public LastWords lastWords() {
        return lastWords;
    }

    private AgentPast ofAgent(String agent) {
        return agents.computeIfAbsent(agent, name -> new AgentPast());
    }
}
