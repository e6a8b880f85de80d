package io.steersman.supervision;

import io.steersman.journal.Journal;
import io.steersman.journal.VerdictEntry;
import io.steersman.journal.VerdictEntry.Cost;
import io.steersman.journal.VerdictEntry.State;
import io.steersman.judge.Answers;
import io.steersman.judge.Bench;
import io.steersman.judge.Model;
import io.steersman.judge.Question;
import io.steersman.policy.JudgePolicy;
import io.steersman.policy.Mode;
import io.steersman.policy.Policy;
import io.steersman.reload.Active;
import io.steersman.reload.InForce;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Puts what rules ask to a model, and what holds of its answers to the sessions. Thread-safe.
 *
 * <p>It works by a thread of its own on what the journal has: no agent ever waits for it. A question that nobody has answered
 * stays in the journal, and is taken up by {@link #sweep} after whatever has happened; one that is answered is asked by nobody
 * again.
 */
public final class Observer implements Witness, AutoCloseable {

    private static final int MOST_WAITING = 1_000;
    private static final int MOST_SWEPT = 200;
    private static final int PAGE = 500;

    private final Journal journal;
    private final Active active;
    private final Supplier<Set<String>> ended;
    private final Bench bench;
    private final Trust trust;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Supervision> supervision = new CompletableFuture<>();
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), work -> {
                Thread made = new Thread(work, "observer");
                made.setDaemon(true);
                return made;
            });

    /**
     * @param active whose policies say who is asked, and how often, in each arm of an experiment
     * @param ended which arms and experiments have ended
     * @param trust how far people agree with its answers
     */
    public Observer(Journal journal, Active active, Supplier<Set<String>> ended, Bench bench, Trust trust) {
        this.trust = trust;
        this.journal = journal;
        this.ended = ended;
        this.active = active;
        this.bench = bench;
    }

    /** From now on this one hears the answers. To be called once. */
    public void tell(Supervision hearing) {
        supervision.complete(hearing);
    }

    /** By the thread that writes the journal, so nothing but handing it over; what finds no room is swept up later. */
    @Override
    public void asked(TrajectoryId id, VerdictEntry question) {
        begin(() -> put(id, question));
    }

    /** Takes up what was asked and never answered: before a restart, or when there was no room. */
    public void sweep() {
        for (TrajectoryId id : journal.unanswered(MOST_SWEPT)) {
            journal.verdicts(id).stream()
                    .filter(VerdictEntry::waits)
                    .forEach(question -> begin(() -> put(id, question)));
        }
    }

    /** How many questions somebody works on. */
    public int underWay() {
        return underWay.size();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void begin(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException e) {
            // It stays open in the journal, and the next sweep takes it up.
            return;
        }
    }

    private void put(TrajectoryId id, VerdictEntry question) {
        String name = id.tenant() + "/" + id.id() + "#" + question.number();
        if (!underWay.add(name)) {
            return;
        }
        try {
            if (!waits(id, question)) {
                underWay.remove(name);
                return;
            }
            InForce judging = judging(id);
            Record record = read(id, question, mostSteps(judging, id.tenant()));
            Policy applied = judging.policy(record.context());
            JudgePolicy policy = applied.judge();
            if (!policy.asks()) {
                hear(id, name, question.without(State.UNASKED, "nobody is asked any more", Cost.NONE));
                return;
            }
            Question written =
                    Question.of(question.suspicion(), record.told(), record.latest(), policy, applied.languages());
            bench.ask(id.tenant(), policy, written.prompt())
                    .thenAccept(outcome ->
                            hear(id, name, doubted(id, answered(question, written, policy, outcome), policy)))
                    .whenComplete((done, thrown) -> {
                        if (thrown != null) {
                            underWay.remove(name);
                        }
                    });
        } catch (RuntimeException e) {
            // The journal has it still.
            underWay.remove(name);
        }
    }

    /** It may have been answered since somebody saw it open. */
    private boolean waits(TrajectoryId id, VerdictEntry question) {
        return journal.verdicts(id).stream().anyMatch(known -> known.number() == question.number() && known.waits());
    }

    /** What a trajectory is judged under: that of its arm. */
    private InForce judging(TrajectoryId id) {
        InForce inForce = active.inForce();
        Assigned assigned = new Assigned(id, journal, ended);
        assigned.recall(inForce);
        return assigned.judging(inForce);
    }

    /**
     * What a question is made of.
     *
     * @param told what the agent was told, in order
     * @param latest steps up to the one at which the rule asked
     */
    private record Record(Context context, List<Instruction> told, List<Step> latest) {}

    /** Which policy is the run's is known once its steps are read; what is too much for it is not shown. */
    private static int mostSteps(InForce judging, String tenant) {
        return judging.policies().judges(tenant).stream()
                .mapToInt(JudgePolicy::steps)
                .max()
                .orElse(1);
    }

    private Record read(TrajectoryId id, VerdictEntry question, int steps) {
        Context context = Context.of(id.tenant(), "");
        List<Instruction> told = new ArrayList<>();
        Deque<Step> latest = new ArrayDeque<>();
        int most = Math.max(1, steps);
        int end = question.asked().step() + 1;
        for (int from = 0; from < end; from += PAGE) {
            for (Step step : journal.steps(id, from, Math.min(PAGE, end - from))) {
                context = Context.isIn(step) ? context.with(step) : context;
                if (step instanceof Instruction instruction) {
                    told.add(instruction);
                }
                latest.addLast(step);
                if (latest.size() > most) {
                    latest.removeFirst();
                }
            }
        }
        return new Record(context, told, List.copyOf(latest));
    }

    /** What came of a question, as it is kept: an answer that does not hold against what was shown is refused. */
    public static VerdictEntry answered(
            VerdictEntry question, Question written, JudgePolicy policy, Bench.Outcome outcome) {
        Cost cost = new Cost(
                written.prompt().hash(),
                policy.model().name(),
                Question.VERSION,
                outcome.reply()
                        .filter(any -> !outcome.cached())
                        .map(Model.Reply::input)
                        .orElse(0),
                outcome.reply()
                        .filter(any -> !outcome.cached())
                        .map(Model.Reply::output)
                        .orElse(0),
                outcome.millis(),
                outcome.cached());
        if (outcome.reply().isEmpty()) {
            return question.without(outcome.asked() ? State.FAILED : State.UNASKED, outcome.reason(), cost);
        }
        Answers.Checked checked = Answers.check(
                outcome.reply().get().text(),
                question.suspicion(),
                written.shown(),
                question.asked().step());
        return checked.verdict()
                .map(verdict -> question.answered(verdict, cost))
                .orElseGet(() -> question.without(State.REFUSED, checked.refusal(), cost));
    }

    /** Decided once, when an answer comes, and kept with it: whoever goes through the trajectory again decides nothing. */
    private VerdictEntry doubted(TrajectoryId id, VerdictEntry answer, JudgePolicy policy) {
        boolean enforced = policy.mode() == Mode.ENFORCE;
        return answer.inDoubt(answer.verdict()
                .filter(verdict -> enforced && verdict.accuses())
                .filter(verdict -> !trust.holds(id.tenant(), verdict.misbehaviour(), policy))
                .isPresent());
    }

    private void hear(TrajectoryId id, String name, VerdictEntry answer) {
        supervision
                .thenCompose(hearing -> hearing.hear(id, answer))
                .whenComplete((heard, thrown) -> underWay.remove(name));
    }
}
