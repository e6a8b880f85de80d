package io.steersman.fleet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.fleet.Input.Manner;
import io.steersman.intervention.Intervention;
import io.steersman.journal.Feedback;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.Journal;
import io.steersman.journal.VerdictEntry;
import io.steersman.redaction.CleanSteps;
import io.steersman.supervision.Accepted;
import io.steersman.supervision.Refused;
import io.steersman.supervision.Supervision;
import io.steersman.supervision.Supervisor;
import io.steersman.supervision.Supervisors;
import io.steersman.supervision.Unanswered;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Has whichever node owns a trajectory do what is asked about it. Thread-safe.
 *
 * <p>Secrets are taken out here, before anything lies in the log.
 */
public final class FleetSupervision implements Supervision {

    private final Routing routing;
    private final CleanSteps cleaning;
    private final Journal reads;
    private final Supervisors supervisors;
    private final Set<Supervisor> live;

    /**
     * @param reads what is read from: it follows the log within a moment
     */
    FleetSupervision(
            Routing routing, CleanSteps cleaning, Journal reads, Supervisors supervisors, Set<Supervisor> live) {
        this.routing = routing;
        this.cleaning = cleaning;
        this.reads = reads;
        this.supervisors = supervisors;
        this.live = live;
    }

    @Override
    public Accepted accept(TrajectoryId id, List<Step> steps) {
        return wait(submit(id, steps));
    }

    @Override
    public CompletableFuture<Accepted> submit(TrajectoryId id, List<Step> steps) {
        return steps(id, steps, Manner.ANSWERED);
    }

    @Override
    public CompletableFuture<Accepted> submitSilently(TrajectoryId id, List<Step> steps) {
        return steps(id, steps, Manner.SILENT);
    }

    @Override
    public Accepted acceptNew(TrajectoryId id, List<Step> steps) {
        return wait(steps(id, steps, Manner.NEW));
    }

    private CompletableFuture<Accepted> steps(TrajectoryId id, List<Step> steps, Manner manner) {
        List<Step> clean = steps.stream().map(cleaning::clean).toList();
        return ask(id, new Input.Steps(clean, manner), Accepted.class).exceptionally(thrown -> {
            throw thrown.getCause() instanceof Refused refused ? placed(refused, steps) : again(thrown);
        });
    }

    /** The problems with the lines of what was sent, since only its order is known elsewhere. */
    private static RuntimeException placed(Refused refused, List<Step> steps) {
        List<Problem> problems = refused.problems().stream()
                .map(problem -> problem.line() < 1 || problem.line() > steps.size()
                        ? problem
                        : new Problem(
                                steps.get(problem.line() - 1).meta().position().line(),
                                problem.pointer(),
                                problem.message()))
                .toList();
        return new CompletionException(new Refused(refused.reason(), problems));
    }

    private static RuntimeException again(Throwable thrown) {
        return thrown instanceof RuntimeException known ? known : new CompletionException(thrown);
    }

    /**
     * Has a hook event answered, or gives up soon: an agent waits.
     *
     * @param client as it is named in addresses
     * @param event its name, as the client has it
     * @param body what the client sent
     * @return the reply, JSON
     * @throws Unanswered when nobody could say in time
     */
    public String hook(TrajectoryId id, String client, String event, ObjectNode body) {
        long begun = System.nanoTime();
        String clean = cleaning.json(body).toString();
        Input.Hook hook = new Input.Hook(client, event, clean);
        CompletableFuture<Answer> answer = routing.ask(id, InputJson.write(hook), FleetSettings.HOOK_PATIENCE);
        // One clock for the whole way: what waits on it may ask one node after the other.
        long left = FleetSettings.HOOK_PATIENCE.toNanos() - (System.nanoTime() - begun);
        return wait(answer.copy()
                .orTimeout(Math.max(1, left), TimeUnit.NANOSECONDS)
                .thenApply(Answer::json)
                .exceptionally(FleetSupervision::told));
    }

    @Override
    public void warn(TrajectoryId id, String what) {
        ask(id, new Input.Warn(what), Answer.Flag.class);
    }

    @Override
    public List<Intervention> take(TrajectoryId id, String channel) {
        return wait(ask(id, new Input.Take(channel), Answer.Told.class)).interventions();
    }

    @Override
    public List<InterventionEntry> poll(TrajectoryId id, int after) {
        return wait(ask(id, new Input.Poll(after), Answer.Polled.class)).entries();
    }

    @Override
    public boolean acknowledge(TrajectoryId id, int number) {
        return wait(ask(id, new Input.Acknowledge(number), Answer.Flag.class)).yes();
    }

    @Override
    public CompletableFuture<Boolean> hear(TrajectoryId id, VerdictEntry answer) {
        return ask(id, new Input.Hear(answer), Answer.Flag.class).thenApply(Answer.Flag::yes);
    }

    @Override
    public void note(TrajectoryId id, Feedback feedback) {
        wait(ask(id, new Input.Note(feedback), Answer.Flag.class));
    }

    @Override
    public boolean forget(TrajectoryId id, long before) {
        return wait(ask(id, new Input.Forget(before), Answer.Flag.class)).yes();
    }

    @Override
    public Journal journal() {
        return reads;
    }

    @Override
    public Set<String> tenants() {
        return live.stream().flatMap(one -> one.tenants().stream()).collect(Collectors.toSet());
    }

    @Override
    public Duration waiting() {
        return supervisors.waiting();
    }

    @Override
    public int astray() {
        return supervisors.astray();
    }

    @Override
    public int liveSessions() {
        return live.stream().mapToInt(Supervisor::liveSessions).sum();
    }

    private <T extends Record> CompletableFuture<T> ask(TrajectoryId id, Input input, Class<T> type) {
        return routing.ask(id, InputJson.write(input), FleetSettings.PATIENCE)
                .thenApply(answer -> answer.as(type))
                .exceptionally(FleetSupervision::told);
    }

    /** That it took too long is said in words of ours. */
    private static <T> T told(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        throw new CompletionException(
                cause instanceof TimeoutException
                        ? new Unanswered(
                                "The request is kept, and nobody could say in time what came of it. Maybe send it again: steps with a number of yours are taken once.")
                        : cause);
    }

    private static <T> T wait(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }
}
