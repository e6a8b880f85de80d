package io.steersman.supervision;

import io.steersman.Run;
import io.steersman.journal.Journal;
import io.steersman.journal.TrajectoryEntry;
import io.steersman.journal.VerdictEntry;
import io.steersman.journal.sql.SqlJournal;
import io.steersman.journal.sql.SqliteFile;
import io.steersman.judge.Bench;
import io.steersman.judge.Budget;
import io.steersman.judge.Model;
import io.steersman.judge.Model.Reply;
import io.steersman.reload.Active;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Agents that say that they are done and a judge that is asked about them; says what is asked, kept and told, until it is killed or
 * every question is answered and told of.
 */
final class JudgedWorker {

    static final int TRAJECTORIES = 40;

    private static final long ANSWERS_AFTER_MILLIS = 40;

    private JudgedWorker() {}

    public static void main(String[] args) throws InterruptedException {
        InstantSource clock = InstantSource.system();
        Journal journal = new SqlJournal(SqliteFile.open(Path.of(args[0]), 0), clock);
        Active active = new Active(FewRules.judged("questions: 3"));
        Model model = prompt -> {
            say("asked " + subject(prompt.user()));
            return CompletableFuture.supplyAsync(
                    () -> new Reply(answer(), 900, 60),
                    CompletableFuture.delayedExecutor(ANSWERS_AFTER_MILLIS, TimeUnit.MILLISECONDS));
        };
        Observer observer =
                new Observer(journal, active, Set::of, new Bench(any -> model, new Budget(clock), clock), new Trust());
        Supervisor supervisor = new Supervisor(journal, active, observer, 10, clock);
        observer.tell(supervisor);
        observer.sweep();
        for (int t = 0; t < TRAJECTORIES; t++) {
            TrajectoryId id = TrajectoryId.local("t" + t);
            List<Step> steps = steps(t);
            int from = journal.find(id).map(TrajectoryEntry::steps).orElse(0);
            steps.subList(from, steps.size()).forEach(step -> supervisor.accept(id, List.of(step)));
        }
        while (!isSettled(journal, supervisor)) {
            Thread.sleep(20);
        }
        say("done");
        Runtime.getRuntime().halt(0);
    }

    private static boolean isSettled(Journal journal, Supervisor supervisor) {
        boolean open = false;
        for (int t = 0; t < TRAJECTORIES; t++) {
            TrajectoryId id = TrajectoryId.local("t" + t);
            supervisor
                    .poll(id, 0)
                    .forEach(told ->
                            say("told " + id.id() + " " + told.intervention().number()));
            List<VerdictEntry> known = journal.verdicts(id);
            known.stream().filter(entry -> !entry.waits()).forEach(entry -> say("kept " + id.id()));
            open |= known.stream().anyMatch(VerdictEntry::waits);
        }
        return !open;
    }

    /** Names the run that a question is about. */
    private static String subject(String question) {
        int from = question.indexOf("option --") + "option --".length();
        return question.substring(from, question.indexOf(',', from));
    }

    private static String answer() {
        return "{\"misbehaviour\":\"instruction-not-followed\",\"steps\":[0,3],\"quote\":\"also update the changelog\",\"confidence\":92,\"do\":\"add the entry\",\"do_not\":\"call it done\"}";
    }

    private static List<Step> steps(int number) {
        return new Run()
                .user("Rename the option --t" + number + ", and also update the changelog.")
                .edit("src/cli.py", "--dry", "--dry-run")
                .say("I've updated the option.")
                .steps();
    }

    private static void say(String line) {
        synchronized (JudgedWorker.class) {
            System.out.println(line);
            System.out.flush();
        }
    }
}
