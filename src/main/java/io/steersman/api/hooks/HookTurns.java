package io.steersman.api.hooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.client.HookClient;
import io.steersman.client.contract.Happening;
import io.steersman.client.contract.HookEvent;
import io.steersman.client.contract.HookSteps;
import io.steersman.client.contract.Means;
import io.steersman.client.contract.Moment;
import io.steersman.client.contract.ReplyShape;
import io.steersman.intervention.Level;
import io.steersman.redaction.CleanSteps;
import io.steersman.service.Meters;
import io.steersman.supervision.Accepted;
import io.steersman.supervision.Custody;
import io.steersman.supervision.Known;
import io.steersman.supervision.Sending;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers hook events where their trajectories are owned. Thread-safe. */
public final class HookTurns implements HookWay {

    private final Custody custody;
    private final CleanSteps cleaning;
    private final Meters meters;
    private final PersonLine personLine;
    private final Replies replies = new Replies();
    private final Stops stops = new Stops();
    private final Surroundings surroundings = new Surroundings();

    /**
     * @param cleaning names trajectories as they are kept
     * @param personLine what the person at the client sees
     */
    public HookTurns(Custody custody, CleanSteps cleaning, Meters meters, PersonLine personLine) {
        this.custody = custody;
        this.cleaning = cleaning;
        this.meters = meters;
        this.personLine = personLine;
    }

    @Override
    public ObjectNode answer(TrajectoryId id, HookClient client, HookEvent event, byte[] content) {
        Replies.Request request = Replies.Request.of(id, event.name(), content);
        Optional<ObjectNode> before = event.isUnmistakable() ? replies.find(request) : Optional.empty();
        if (before.isPresent()) {
            meters.hooked(id.tenant(), client, event.name(), "repeated");
            return before.get();
        }
        ReplyShape shape = client.reply();
        ObjectNode reply = reply(id, event, shape, due(id, client, event, shape.means(event)));
        replies.keep(request, reply);
        meters.hooked(id.tenant(), client, event.name(), reply.isEmpty() ? "silent" : "steered");
        return reply;
    }

    private List<Sending> due(TrajectoryId id, HookClient client, HookEvent event, Set<Means> means) {
        event.fork().ifPresent(fork -> inherit(id, client, fork));
        surroundings.note(id, client, event);
        Accepted accepted =
                meters.timed(() -> custody.acceptShaped(id, known -> surroundings.with(id, steps(event, known))));
        if (accepted.first() >= 0) {
            surroundings.said(id);
        }
        String agent = agent(id, event);
        if (event.moment() == Moment.PROMPT && userSpoke(id, accepted)) {
            stops.forget(agent);
        }
        if (means.isEmpty()) {
            return List.of();
        }
        boolean keptGoing = event.keptGoing() || stops.has(agent);
        return custody.send(
                id,
                client.display() + " " + event.name(),
                intervention -> agentOf(id, intervention.step()).equals(event.agent())
                        ? Carriage.level(
                                event.moment(),
                                means,
                                accepted.first() >= 0 && intervention.step() >= accepted.first(),
                                keptGoing,
                                intervention.level())
                        : Optional.empty());
    }

    private ObjectNode reply(TrajectoryId id, HookEvent event, ReplyShape shape, List<Sending> due) {
        Optional<Level> level = due.stream().map(Sending::level).max(Comparator.naturalOrder());
        if (level.isEmpty()) {
            return Json.emptyObject();
        }
        if (event.moment() == Moment.BEFORE_CALL && level.get().compareTo(Level.BLOCK) >= 0) {
            custody.acceptShaped(id, known -> HookSteps.blocked(event, known.numbers(), known.last(), known.open()));
        }
        if (event.moment() == Moment.STOP) {
            stops.note(agent(id, event));
        }
        String text = due.stream().map(sending -> sending.intervention().text()).collect(Collectors.joining("\n\n"));
        ObjectNode reply = shape.reply(event, level.get(), text);
        personLine.into(reply, shape, level.get(), text);
        return reply;
    }

    private static String agent(TrajectoryId id, HookEvent event) {
        return id.tenant() + " " + id.id() + " " + event.agent();
    }

    private static List<Step> steps(HookEvent event, Known known) {
        return HookSteps.of(event, known.numbers(), known.last(), known.open());
    }

    /** A forked session begins with what its parent did; what the user said to it since is said after that. */
    private void inherit(TrajectoryId id, HookClient client, Happening.Forked fork) {
        TrajectoryId parent = Hooks.named(cleaning, id.tenant(), client, fork.parent());
        custody.acceptShaped(id, known -> Fork.of(id, known.last(), custody.journal(), parent, fork.lastCall()));
    }

    private boolean userSpoke(TrajectoryId id, Accepted accepted) {
        return accepted.first() >= 0
                && custody.journal().steps(id, accepted.first(), accepted.last() - accepted.first() + 1).stream()
                        .anyMatch(step -> step instanceof Instruction instruction && instruction.fromUser());
    }

    /** Who earned it: guidance for a subagent is not for the agent that called it. */
    private String agentOf(TrajectoryId id, int step) {
        return custody.journal().steps(id, step, 1).stream()
                .map(Step::agent)
                .findFirst()
                .orElse("");
    }
}
