package io.steersman.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Run;
import io.steersman.journal.Journal;
import io.steersman.journal.MemoryJournal;
import io.steersman.journal.VerdictEntry;
import io.steersman.journal.VerdictEntry.State;
import io.steersman.judge.Bench;
import io.steersman.judge.Budget;
import io.steersman.judge.Model;
import io.steersman.judge.Model.Reply;
import io.steersman.reload.Active;
import io.steersman.reload.InForce;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Many trajectories and a slow judge; {@code -Djudged=10000 -Djudge.millis=2000} for as many as are promised. */
final class JudgeLoadTest {

    private static final int TRAJECTORIES = Integer.getInteger("judged", 300);
    private static final int MILLIS = Integer.getInteger("judge.millis", 1);
    private static final int INPUT = 900;
    private static final int OUTPUT = 60;
    private static final int PAID_FOR = 50;
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
    private static final String NONE =
            "{\"misbehaviour\":\"none\",\"steps\":[],\"quote\":\"\",\"confidence\":90,\"do\":\"\",\"do_not\":\"\"}";

    private final Journal journal = new MemoryJournal();
    private final Budget budget = new Budget(CLOCK);
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final CompletableFuture<Boolean> released = new CompletableFuture<>();

    @Test
    void noStepWaitsForAnAnswerAndTheBudgetIsHeldToTheToken() {
        // Given
        int daily = PAID_FOR * (INPUT + OUTPUT) + 20_000;
        InForce inForce = FewRules.judged("daily-tokens: " + daily);
        Active active = new Active(inForce);
        Observer observer =
                new Observer(journal, active, Set::of, new Bench(any -> this::answer, budget, CLOCK), new Trust());
        Supervisor supervisor = new Supervisor(journal, active, observer, 50, CLOCK);
        observer.tell(supervisor);
        List<TrajectoryId> runs = IntStream.range(0, TRAJECTORIES)
                .mapToObj(run -> TrajectoryId.local("t" + run))
                .toList();
        // When
        runs.parallelStream().forEach(id -> steps(id).forEach(step -> supervisor.accept(id, List.of(step))));
        // Then
        assertThat(runs).allSatisfy(id -> assertThat(journal.steps(id, 0, 10)).hasSize(4));
        assertThat(journal.verdicts(runs.get(0))).isNotEmpty();
        released.complete(true);
        Awaitility.await().forever().until(() -> {
            observer.sweep();
            return runs.stream().allMatch(id -> journal.verdicts(id).stream().noneMatch(VerdictEntry::waits));
        });
        List<VerdictEntry> all =
                runs.stream().flatMap(id -> journal.verdicts(id).stream()).toList();
        long used = all.stream()
                .mapToLong(entry -> entry.cost().input() + entry.cost().output())
                .sum();
        assertThat(all).hasSize(TRAJECTORIES);
        assertThat(all).extracting(VerdictEntry::state).containsOnly(State.ANSWERED, State.UNASKED);
        assertThat(all.stream().filter(entry -> entry.state() == State.ANSWERED).count())
                .isEqualTo(asked.size());
        assertThat(asked.values()).containsOnly(1);
        assertThat(used).isEqualTo(budget.tokens(TrajectoryId.LOCAL)).isLessThanOrEqualTo(daily);
    }

    private CompletableFuture<Reply> answer(Model.Prompt prompt) {
        asked.merge(prompt.hash(), 1, Integer::sum);
        return released.thenApplyAsync(
                go -> new Reply(NONE, INPUT, OUTPUT), CompletableFuture.delayedExecutor(MILLIS, TimeUnit.MILLISECONDS));
    }

    private static List<Step> steps(TrajectoryId id) {
        return new Run()
                .user("Rename the option --" + id.id() + ", and also update the changelog.")
                .edit("src/cli.py", "--dry", "--dry-run")
                .say("I've updated the option.")
                .steps();
    }
}
