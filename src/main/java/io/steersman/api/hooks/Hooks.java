package io.steersman.api.hooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.logging.Log;
import io.steersman.api.problem.Failure;
import io.steersman.api.problem.ProblemKind;
import io.steersman.client.HookClient;
import io.steersman.client.contract.Happening;
import io.steersman.client.contract.HookEvent;
import io.steersman.client.contract.HookSteps;
import io.steersman.client.contract.Means;
import io.steersman.client.contract.Moment;
import io.steersman.client.contract.ReplyShape;
import io.steersman.intervention.Level;
import io.steersman.journal.JournalFailure;
import io.steersman.redaction.CleanSteps;
import io.steersman.reload.Active;
import io.steersman.service.Meters;
import io.steersman.supervision.Accepted;
import io.steersman.supervision.Known;
import io.steersman.supervision.Overloaded;
import io.steersman.supervision.Sending;
import io.steersman.supervision.Supervisor;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Answers hook events of any client, whichever way they come.
 *
 * <p>A fault of ours answers as if nothing were to be said: the agent is never held up by it.
 */
@Singleton
public final class Hooks {

    private static final String UNWATCHED =
            "[Steersman] Calls cannot be watched now, and the policy lets none run that nobody watches. Tell the user, and wait.";

    private final Supervisor supervisor;
    private final CleanSteps cleaning;
    private final Active active;
    private final Meters meters;
    private final PersonLine personLine;
    private final Replies replies = new Replies();
    private final Stops stops = new Stops();
    private final Surroundings surroundings = new Surroundings();

    public Hooks(Supervisor supervisor, CleanSteps cleaning, Active active, Meters meters, PersonLine personLine) {
        this.supervisor = supervisor;
        this.cleaning = cleaning;
        this.active = active;
        this.meters = meters;
        this.personLine = personLine;
    }

    /**
     * Answers an event.
     *
     * @param tenant whose agent it is
     * @param named the event as the address names it, may be empty
     * @param content the client's body
     * @return the reply in the client's shape, an empty object when there is nothing to say
     * @throws Failure when the body is no hook of this client
     */
    public ObjectNode answer(String tenant, HookClient client, String named, byte[] content) {
        return answer(tenant, client, named, parse(tenant, content), content);
    }

    private ObjectNode answer(String tenant, HookClient client, String named, JsonNode body, byte[] content) {
        String name = named;
        Optional<HookEvent> read = Optional.empty();
        try {
            HookEvent event = client.read(named, body);
            if (event.isProbe()) {
                return Json.emptyObject().put("steersman", HookEvent.PROBE);
            }
            read = Optional.of(event);
            name = client.knows(event.name()) ? event.name() : "other";
            event.unclear().ifPresent(what -> meters.unclear(tenant, client.display(), what));
            if (event.session().isBlank()
                    && (event.moment() != Moment.OTHER || event.name().isEmpty())) {
                throw invalid(
                        "The id of the session is missing. Maybe this is no hook of %s.".formatted(client.display()));
            }
            if (event.moment() == Moment.OTHER) {
                meters.hooked(tenant, client, name, "ignored");
                return Json.emptyObject();
            }
            return answer(tenant, client, event, content);
        } catch (Failure e) {
            throw e;
        } catch (JournalFailure | Overloaded e) {
            Log.errorf("A %s hook of %s was not watched: %s", name, client.display(), e.getMessage());
            return unwatched(tenant, client, name, "unkept", read);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            Log.errorf(e, "A %s hook of %s failed", name, client.display());
            return unwatched(tenant, client, name, "failed", read);
        }
    }

    /** The agent goes on as if nothing had been said, unless its policy wants no call that nobody watches. */
    private ObjectNode unwatched(
            String tenant, HookClient client, String name, String outcome, Optional<HookEvent> read) {
        Context run = Context.of(tenant, client.display());
        boolean closed = active.inForce().policies().of(run).pacing().closed();
        Optional<ObjectNode> denial = read.filter(event -> closed && event.moment() == Moment.BEFORE_CALL)
                .flatMap(event -> Carriage.denial(client.reply().means(event))
                        .map(level -> client.reply().reply(event, level, UNWATCHED)));
        meters.hooked(tenant, client, name, denial.isPresent() ? "denied" : outcome);
        return denial.orElseGet(Json::emptyObject);
    }

    private ObjectNode answer(String tenant, HookClient client, HookEvent event, byte[] content) {
        TrajectoryId id = named(tenant, client, event.session());
        Replies.Request request = Replies.Request.of(id, event.name(), content);
        Optional<ObjectNode> before = event.isUnmistakable() ? replies.find(request) : Optional.empty();
        if (before.isPresent()) {
            meters.hooked(tenant, client, event.name(), "repeated");
            return before.get();
        }
        ReplyShape shape = client.reply();
        ObjectNode reply = reply(id, event, shape, due(id, client, event, shape.means(event)));
        replies.keep(request, reply);
        meters.hooked(tenant, client, event.name(), reply.isEmpty() ? "silent" : "steered");
        return reply;
    }

    private List<Sending> due(TrajectoryId id, HookClient client, HookEvent event, Set<Means> means) {
        event.fork().ifPresent(fork -> inherit(id, client, fork));
        surroundings.note(id, client, event);
        Accepted accepted =
                meters.timed(() -> supervisor.acceptShaped(id, known -> surroundings.with(id, steps(event, known))));
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
        return supervisor.send(
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
            supervisor.acceptShaped(id, known -> HookSteps.blocked(event, known.numbers(), known.last(), known.open()));
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
        TrajectoryId parent = named(id.tenant(), client, fork.parent());
        supervisor.acceptShaped(id, known -> Fork.of(id, known.last(), supervisor.journal(), parent, fork.lastCall()));
    }

    private TrajectoryId named(String tenant, HookClient client, String session) {
        return new TrajectoryId(tenant, cleaning.id(client.trajectory(session)));
    }

    private boolean userSpoke(TrajectoryId id, Accepted accepted) {
        return accepted.first() >= 0
                && supervisor.journal().steps(id, accepted.first(), accepted.last() - accepted.first() + 1).stream()
                        .anyMatch(step -> step instanceof Instruction instruction && instruction.fromUser());
    }

    /** Who earned it: guidance for a subagent is not for the agent that called it. */
    private String agentOf(TrajectoryId id, int step) {
        return supervisor.journal().steps(id, step, 1).stream()
                .map(Step::agent)
                .findFirst()
                .orElse("");
    }

    /** Only those who run the service work on its machine: files that others name are not theirs. */
    private static JsonNode parse(String tenant, byte[] content) {
        ObjectNode body = parse(content);
        if (!tenant.equals(TrajectoryId.LOCAL)) {
            body.remove("transcript_path");
        }
        return body;
    }

    private static ObjectNode parse(byte[] content) {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(content);
        } catch (JsonProcessingException e) {
            throw invalid(NativeFormat.explain(e));
        } catch (IOException e) {
            throw invalid("The body is not valid UTF-8.");
        }
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw invalid("The body must be one JSON object, as the client sends it.");
    }

    private static Failure invalid(String detail) {
        return new Failure(ProblemKind.INVALID_REQUEST, detail);
    }
}
