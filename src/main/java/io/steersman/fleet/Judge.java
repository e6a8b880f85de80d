package io.steersman.fleet;

import io.steersman.supervision.Supervisor;
import io.steersman.trajectory.TrajectoryId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Does what is asked about the trajectories of one partition. */
final class Judge {

    private final Supervisor supervisor;
    private final HookDesk desk;

    Judge(Supervisor supervisor, HookDesk desk) {
        this.supervisor = supervisor;
        this.desk = desk;
    }

    /** What comes of an input: all of it is kept when this returns. */
    Answer answer(TrajectoryId id, Input input) {
        if (input instanceof Input.Steps steps) {
            return Answer.done(
                    switch (steps.manner()) {
                        case ANSWERED -> supervisor.accept(id, steps.steps());
                        case SILENT -> done(supervisor.submitSilently(id, steps.steps()));
                        case NEW -> supervisor.acceptNew(id, steps.steps());
                    });
        }
        if (input instanceof Input.Hook hook) {
            return Answer.done(desk.answer(id, hook.client(), hook.event(), hook.body()));
        }
        if (input instanceof Input.Poll poll) {
            return Answer.done(new Answer.Polled(supervisor.poll(id, poll.after())));
        }
        if (input instanceof Input.Take take) {
            return Answer.done(new Answer.Told(List.copyOf(supervisor.take(id, take.channel()))));
        }
        return Answer.done(new Answer.Flag(noted(id, input)));
    }

    private boolean noted(TrajectoryId id, Input input) {
        if (input instanceof Input.Acknowledge one) {
            return supervisor.acknowledge(id, one.number());
        }
        if (input instanceof Input.Hear hear) {
            return done(supervisor.hear(id, hear.answer()));
        }
        if (input instanceof Input.Forget forget) {
            return supervisor.forget(id, forget.before());
        }
        if (input instanceof Input.Note note) {
            supervisor.note(id, note.feedback());
        } else if (input instanceof Input.Warn warn) {
            supervisor.warn(id, warn.what());
        }
        return true;
    }

    private static <T> T done(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }
}
