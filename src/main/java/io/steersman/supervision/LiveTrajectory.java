package io.steersman.supervision;

import io.steersman.finding.Finding;
import io.steersman.intervention.Intervention;
import io.steersman.journal.FindingEntry;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.InterventionEntry.Delivery;
import io.steersman.journal.Journal;
import io.steersman.journal.Moment;
import io.steersman.reload.InForce;
import io.steersman.session.Noticed;
import io.steersman.session.RuleError;
import io.steersman.session.Session;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.TrajectoryEnd;
import io.steersman.trajectory.TrajectoryId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One trajectory that steps still come for: its session, and where its interventions stand.
 *
 * <p>Guarded by itself: one thread at a time. The session can be taken away and is rebuilt from the journal.
 */
final class LiveTrajectory {

    private final TrajectoryId id;
    private final Journal journal;
    private final Witness witness;
    private final InstantSource clock;
    private final Numbers numbers = new Numbers();
    private InForce inForce;
    private Optional<Session> opened = Optional.empty();
    private Optional<Step> last = Optional.empty();
    private int steps;
    private boolean ended;
    private boolean closed;

    LiveTrajectory(TrajectoryId id, Journal journal, Witness witness, InForce inForce, InstantSource clock) {
        this.clock = clock;
        this.id = id;
        this.journal = journal;
        this.witness = witness;
        this.inForce = inForce;
    }

    /** The session, rebuilt from the journal the first time: the same steps give the same state. */
    private Session session() {
        if (opened.isEmpty()) {
            Session session = new Session(inForce.rulebook(), inForce.policy());
            opened = Optional.of(session);
            for (Step step : journal.steps(id, 0, Integer.MAX_VALUE)) {
                noticed(session, step);
                note(step);
            }
        }
        return opened.get();
    }

    /**
     * Accepts steps, all or none.
     *
     * @param current what they are to be judged under
     * @throws Refused when one of them cannot follow
     */
    synchronized Accepted accept(List<Step> offered, InForce current) {
        Session session = session();
        List<Step> fresh = numbers.withoutDuplicates(offered);
        check(fresh);
        List<Step> numbered = new ArrayList<>();
        for (Step step : fresh) {
            numbered.add(step.with(step.meta().withIndex(steps + numbered.size())));
        }
        moveTo(session, current);
        journal.append(id, numbered);
        witness.accepted(id, numbered.size());
        List<Finding> found = new ArrayList<>();
        for (Step step : numbered) {
            note(step);
            if (step instanceof Instruction instruction && instruction.fromUser()) {
                dropPending();
            }
            found.addAll(judge(session, step));
        }
        int last = numbered.isEmpty() ? -1 : steps - 1;
        int first = numbered.isEmpty() ? -1 : steps - numbered.size();
        return new Accepted(first, last, offered.size() - fresh.size(), found, List.of());
    }

    /** Accepts steps that are shaped by what is there already. */
    synchronized Accepted accept(Function<Known, List<Step>> shape, InForce now) {
        session();
        return accept(shape.apply(new Known(numbers::has, last)), now);
    }

    /** Takes out what waits to be sent and can be carried, and notes that it is sent. */
    synchronized List<Intervention> send(Predicate<Intervention> carried) {
        List<Intervention> due = new ArrayList<>();
        for (InterventionEntry entry : journal.interventions(id)) {
            if (entry.delivery() == Delivery.PENDING && carried.test(entry.intervention())) {
                due.add(entry.intervention());
                journal.keep(id, entry.sent(now()));
            }
        }
        return due;
    }

    /** Whether a call of this id waits for its result. */
    synchronized boolean isOpen(String callId) {
        return session().isOpen(callId);
    }

    /** Lets the session give back what only judging needs. */
    synchronized void rest() {
        opened.ifPresent(Session::rest);
    }

    /** Gives the session up; this object is not to be used again. */
    synchronized void close() {
        closed = true;
        opened.ifPresent(Session::close);
    }

    /** Whether the session was given up. */
    synchronized boolean isClosed() {
        return closed;
    }

    /** The present, as delivery is measured by. */
    private Moment now() {
        return new Moment(Math.max(0, steps - 1), clock.millis());
    }

    private void moveTo(Session session, InForce now) {
        if (now != inForce) {
            inForce = now;
            session.move(now.rulebook(), now.policy());
        }
    }

    private List<Finding> judge(Session session, Step step) {
        Noticed noticed = noticed(session, step);
        String rulebook = inForce.rulebook().hash();
        for (Finding finding : noticed.sighted()) {
            journal.keep(id, new FindingEntry(finding, step.index(), rulebook, false));
        }
        noticed.fresh().forEach(finding -> witness.found(id, finding));
        for (RuleError error : noticed.errors()) {
            witness.failed(id, error);
        }
        noticed.intervention().ifPresent(intervention -> {
            journal.keep(
                    id, InterventionEntry.pending(intervention, inForce.policy().hash(), now()));
            witness.earned(id, intervention);
        });
        return noticed.fresh();
    }

    /** A step that cannot be judged is kept all the same: the agent must not suffer from our fault. */
    private Noticed noticed(Session session, Step step) {
        try {
            return session.accept(step);
        } catch (RuntimeException | StackOverflowError e) {
            RuleError error = new RuleError("", step.index(), "The step cannot be judged: " + e);
            return new Noticed(List.of(), List.of(), Optional.empty(), List.of(error));
        }
    }

    private void note(Step step) {
        steps++;
        numbers.note(step);
        ended = step instanceof TrajectoryEnd;
        last = Optional.of(step);
    }

    /** The user has spoken since: the reason is gone. */
    private void dropPending() {
        for (InterventionEntry entry : journal.interventions(id)) {
            if (entry.delivery() == Delivery.PENDING) {
                journal.keep(id, entry.dropped(now(), "the user spoke"));
            }
        }
    }

    private void check(List<Step> fresh) {
        if (ended && !fresh.isEmpty()) {
            throw new Refused(
                    Refused.Reason.ENDED,
                    List.of(new Problem(
                            fresh.get(0).meta().position().line(),
                            "",
                            "The trajectory '%s' has ended. Maybe start another one.".formatted(id.id()))));
        }
        Set<String> opened = new HashSet<>();
        List<Problem> orphans = new ArrayList<>();
        for (Step step : fresh) {
            if (step instanceof ToolCall call) {
                opened.add(call.id());
            } else if (step instanceof ToolResult result && !opened.remove(result.call()) && !isOpen(result.call())) {
                orphans.add(new Problem(
                        step.meta().position().line(),
                        "/call",
                        "There is no open call '%s'. Maybe report the call first.".formatted(result.call())));
            }
        }
        if (!orphans.isEmpty()) {
            throw new Refused(Refused.Reason.NO_CALL, orphans);
        }
    }
}
