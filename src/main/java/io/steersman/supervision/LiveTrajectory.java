package io.steersman.supervision;

import io.steersman.experiment.Assignment;
import io.steersman.finding.Finding;
import io.steersman.finding.RuleId;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Level;
import io.steersman.intervention.Outcome;
import io.steersman.journal.Feedback;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.Journal;
import io.steersman.journal.Moment;
import io.steersman.journal.VerdictEntry;
import io.steersman.redaction.CleanSteps;
import io.steersman.reload.InForce;
import io.steersman.session.Noticed;
import io.steersman.session.RuleError;
import io.steersman.session.Session;
import io.steersman.session.Stopwatch;
import io.steersman.trajectory.Notice;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One trajectory that steps still come for: its session, and what of it waits to be sent.
 *
 * <p>All of it is for the owner of its lane. It is a view of the journal: what a turn changes is
 * written before the turn ends, and when that fails, or anything unforeseen happens, the view is given up and made anew
 * from the journal with the next turn.
 */
final class LiveTrajectory {

    private final TrajectoryId id;
    private final Journal journal;
    private final Witness witness;
    private final InstantSource clock;
    private final CleanSteps cleaning;
    private final Stopwatch stopwatch;
    private final Set<Integer> passed;
    private final TrialRun trial;
    private final Assigned assigned;
    private InForce inForce;
    private InForce ofArm;
    private View view;
    private final Set<String> warned = new HashSet<>();
    private Draft draft = new Draft();
    private Judging judging = Judging.FREELY;
    private boolean spoiled;

    /**
     * @param passed steps that were given up before, not to be judged again
     */
    LiveTrajectory(
            TrajectoryId id,
            Journal journal,
            Witness witness,
            InForce inForce,
            InstantSource clock,
            CleanSteps cleaning,
            Tried trials,
            Stopwatch stopwatch,
            Assigned assigned,
            Set<Integer> passed) {
        this.passed = passed;
        this.trial = new TrialRun(id, trials, this::earned);
        this.assigned = assigned;
        this.stopwatch = stopwatch;
        this.cleaning = cleaning;
        this.clock = clock;
        this.id = id;
        this.journal = journal;
        this.witness = witness;
        this.inForce = inForce;
        this.ofArm = inForce;
        this.view = newView();
    }

    /**
     * Accepts steps, all or none; secrets are taken out before anything else.
     *
     * @param current what they are to be judged under
     * @throws Refused when one of them cannot follow
     */
    Accepted accept(List<Step> offered, InForce current) {
        return accept(offered, current, false);
    }

    private Accepted accept(List<Step> offered, InForce current, boolean goesOn) {
        Session session = session();
        List<Step> fresh = view.numbers.withoutDuplicates(
                offered.stream().map(cleaning::clean).toList());
        if (view.ended && !goesOn) {
            Following.anEnd(id, fresh);
        }
        Following.calls(fresh, this::isOpen);
        begin(session, fresh, trial.inForce(current));
        trial.join(session, inForce);
        int first = view.steps;
        if (!fresh.isEmpty()) {
            view.standing(this::failed).ifPresent(draft::keep);
            view.outbox.arrived(now());
        }
        List<Finding> found = new ArrayList<>();
        for (Step step : Following.withNotices(fresh, view.ended)) {
            found.addAll(take(session, step.with(step.meta().withIndex(view.steps))));
        }
        draft.tell(told -> told.accepted(id, fresh.size()));
        return new Accepted(
                fresh.isEmpty() ? -1 : first,
                fresh.isEmpty() ? -1 : view.steps - 1,
                offered.size() - fresh.size(),
                found,
                List.of());
    }

    /** Accepts steps that are shaped by what is there already; a trajectory that was ended goes on with them. */
    Accepted accept(Function<Known, List<Step>> shape, InForce current) {
        session();
        Known known = new Known(view.numbers::has, view.last, view.open.all());
        return accept(shape.apply(known), current, true);
    }

    /** Notes that somebody came by another door, once, where there is a trajectory. */
    boolean warn(String what, InForce current) {
        session();
        if (view.steps == 0 || !warned.add(what)) {
            return false;
        }
        accept(known -> List.of(Notice.OTHER_DOOR.step(what)), current);
        return true;
    }

    /** Takes out what waits, still has its reason and can be carried, and notes at which level and how it is sent. */
    List<Sending> send(String channel, Function<Intervention, Optional<Level>> carriage) {
        session();
        return view.outbox.reply(channel, carriage, now());
    }

    /** Takes out what is due with the reply to a request of these steps: what waits, or what a lost reply carried. */
    List<Intervention> reply(Accepted accepted) {
        session();
        boolean retried = accepted.last() < 0 && accepted.duplicates() > 0;
        return retried
                ? view.outbox.sentLast(view.steps - 1)
                : interventions(view.outbox.reply("reply", view.outbox::whenSafe, now()));
    }

    /**
     * Takes out what waits for an agent that polls, and keeps back what would stand between a call and its result.
     *
     * @param after the last number that the client has got
     */
    List<Intervention> poll(int after) {
        session();
        view.outbox.arrived(after, now());
        return interventions(view.outbox.send(Outbox.POLL, view.outbox::whenSafe, now()));
    }

    private static List<Intervention> interventions(List<Sending> sent) {
        return sent.stream().map(Sending::intervention).toList();
    }

    /** Notes that an intervention has arrived; what is not known here any more was settled long ago. */
    boolean acknowledge(InterventionEntry entry) {
        session();
        view.outbox.acknowledge(entry, now());
        return true;
    }

    /** Keeps what a person says; it changes nothing in the session. */
    boolean note(Feedback feedback) {
        draft.keep(feedback);
        return true;
    }

    /** Lets go of the trajectory with all that is kept of it, unless something was written of it since a moment. */
    boolean forget(long before) {
        boolean gone = journal.forget(id, before);
        if (gone) {
            close();
        }
        return gone;
    }

    private View newView() {
        return new View(id, journal, assigned::withheld, this::moved, this::decided);
    }

    private OptionalLong earned(int intervention) {
        return journal.interventions(id).stream()
                .filter(entry -> entry.intervention().number() == intervention)
                .mapToLong(entry -> entry.earned().millis())
                .findFirst();
    }

    /** The present, as delivery is measured by. */
    private Moment now() {
        return new Moment(Math.max(0, view.steps - 1), clock.millis());
    }

    /** Whether a call of this id waits for its result. */
    boolean isOpen(String callId) {
        return session().isOpen(callId);
    }

    /** Gives the session up. */
    void close() {
        view = newView();
    }

    /** Does the turns and writes what they add in one go; told when all of it is kept, or failed. */
    CompletableFuture<Boolean> serve(List<Turn<?>> turns, Judging watched) {
        judging = watched;
        Draft all = new Draft();
        List<Turn<?>> done = new ArrayList<>();
        for (Turn<?> turn : turns) {
            draft = new Draft();
            try {
                turn.run(this);
                all.append(draft);
                done.add(turn);
            } catch (Refused e) {
                turn.fail(e);
                turn.settle();
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                turn.fail(Turn.known(e));
                write(all, done).join();
                turn.settle();
                done.forEach(Turn::settle);
                close();
                all = new Draft();
                done = new ArrayList<>();
            }
        }
        // Or thousands of trajectories would keep what their last request brought.
        draft = new Draft();
        return write(all, done);
    }

    private CompletableFuture<Boolean> write(Draft all, List<Turn<?>> done) {
        return all.append(journal, id).handle((kept, thrown) -> {
            if (thrown == null) {
                all.tellAll(witness);
            } else {
                done.forEach(turn -> turn.fail(Turn.known(thrown)));
            }
            if (thrown != null || spoiled) {
                spoiled = false;
                close();
            }
            return true;
        });
    }

    /** The session, rebuilt from the journal the first time: the same steps give the same state. */
    private Session session() {
        if (view.session.isEmpty()) {
            trial.left();
            assigned.recall(inForce);
            ofArm = assigned.judging(inForce);
            view.open(ofArm.rulebook(), ofArm.policies(), stopwatch, judging, passed, this::failed);
            passed.stream().filter(step -> step < view.steps).forEach(this::keepUnjudged);
            passed.removeIf(step -> step < view.steps);
        }
        return view.session.orElseThrow();
    }

    /** Experiments draw with the first steps, and never again. */
    private void begin(Session session, List<Step> fresh, InForce now) {
        List<Assignment> drawn =
                view.steps == 0 && !fresh.isEmpty() ? assigned.begin(fresh, now) : List.<Assignment>of();
        drawn.forEach(draft::keep);
        if (now != inForce || !drawn.isEmpty() || assigned.isStale()) {
            inForce = now;
            assigned.settle(now);
            judging.begin(Judging.NO_STEP);
            ofArm = assigned.judging(now);
            session.move(ofArm.rulebook(), ofArm.policies()::of);
            judging.end();
        }
    }

    private List<Finding> take(Session session, Step step) {
        draft.add(step);
        view.note(step);
        Noticed noticed = trial.measured(step, () -> noticed(session, step));
        noticed.questions().forEach(this::ask);
        keep(session, noticed, step.agent());
        view.outbox.after(step, now());
        return noticed.fresh();
    }

    private int keep(Session session, Noticed noticed, String agent) {
        String rulebook = ofArm.rulebook().hash();
        draft.keep(noticed, now().step(), rulebook, session.policyHash());
        noticed.fresh().forEach(finding -> draft.tell(told -> told.found(id, finding)));
        noticed.errors().forEach(this::failed);
        noticed.outcomes().forEach(this::decided);
        noticed.intervention().ifPresent(intervention -> {
            Intervention shaped = assigned.shaped(intervention);
            view.outbox.add(InterventionEntry.pending(shaped, rulebook, session.policyHash(), now()), agent, now());
            draft.tell(told -> told.earned(id, shaped));
        });
        return noticed.intervention().map(Intervention::number).orElse(0);
    }

    /** The question is kept with the step, and put to somebody once it is kept. */
    private void ask(Noticed.Asking asking) {
        VerdictEntry question = VerdictEntry.open(asking.number(), asking.suspicion(), now());
        draft.keep(question);
        draft.tell(told -> told.asked(id, question));
    }

    /**
     * Takes in what came of a question, where the trajectory stands now.
     *
     * @return whether it was waited for: a second answer counts for nothing
     */
    boolean hear(VerdictEntry answer) {
        Session session = session();
        if (journal.verdicts(id).stream().noneMatch(known -> known.number() == answer.number() && known.waits())) {
            return false;
        }
        boolean heard = answer.verdict().isPresent() && session.hearsJudge();
        Noticed noticed = answer.closed(now(), heard, 0)
                .verdict()
                .flatMap(verdict ->
                        view.last.map(step -> trial.measured(step, () -> session.hear(verdict, answer.doubted()))))
                .orElse(Noticed.NOTHING);
        int earned = keep(session, noticed, answer.suspicion().agent());
        view.outbox.dropStale(now());
        VerdictEntry kept = answer.closed(now(), heard, earned);
        draft.keep(kept);
        draft.tell(told -> told.answered(id, kept));
        return true;
    }

    private void failed(RuleError error) {
        draft.tell(told -> told.failed(id, error));
    }

    private void decided(Outcome outcome) {
        draft.keep(outcome);
        draft.tell(told -> told.decided(id, outcome));
    }

    private void moved(InterventionEntry entry) {
        draft.keep(entry);
        draft.tell(told -> told.moved(id, entry));
    }

    /**
     * A step that cannot be judged is kept all the same: the agent must not suffer from our fault. Nobody knows what the session
     * holds then, so it is made anew from the journal.
     */
    private Noticed noticed(Session session, Step step) {
        if (passed.remove(step.index())) {
            return unjudged(session, step);
        }
        judging.begin(step.index());
        try {
            return session.accept(step);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            spoiled = true;
            RuleError error = new RuleError("", step.index(), "The step cannot be judged: " + e);
            return new Noticed(List.of(), List.of(), List.of(), Optional.empty(), List.of(), List.of(), List.of(error));
        } finally {
            judging.end();
        }
    }

    /** It is kept, and that nobody judged it is kept with it, so that nobody does when the session is made anew. */
    private Noticed unjudged(Session session, Step step) {
        keepUnjudged(step.index());
        return session.pass(step);
    }

    private void keepUnjudged(int step) {
        String policy = view.session.map(Session::policyHash).orElse("");
        draft.keep(Unjudged.entry(step, ofArm.rulebook().hash(), policy));
        draft.tell(told -> told.unjudged(id, step));
    }

    /** Looks for the rules that are slow with what is judged just now, by a thread that does nothing else: it is told each before it is tried. */
    void findSlow(Consumer<RuleId> next) {
        view.session.ifPresent(session -> session.findSlow(next));
    }
}
