package io.steersman.api.hooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.logging.Log;
import io.steersman.api.problem.Failure;
import io.steersman.api.problem.ProblemKind;
import io.steersman.client.HookClient;
import io.steersman.client.contract.HookEvent;
import io.steersman.client.contract.Moment;
import io.steersman.journal.JournalFailure;
import io.steersman.redaction.CleanSteps;
import io.steersman.reload.Active;
import io.steersman.service.Meters;
import io.steersman.supervision.Overloaded;
import io.steersman.supervision.Unanswered;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.TrajectoryId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;

/**
 * Answers hook events of any client, whichever way they come.
 *
 * <p>A fault of ours answers as if nothing were to be said: the agent is never held up by it.
 */
@Singleton
public final class Hooks {

    private static final String UNWATCHED =
            "[Steersman] Calls cannot be watched now, and the policy lets none run that nobody watches. Tell the user, and wait.";

    private final HookWay way;
    private final CleanSteps cleaning;
    private final Active active;
    private final Meters meters;

    public Hooks(HookWay way, CleanSteps cleaning, Active active, Meters meters) {
        this.way = way;
        this.cleaning = cleaning;
        this.active = active;
        this.meters = meters;
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
            return way.answer(named(cleaning, tenant, client, event.session()), client, event, content);
        } catch (Failure e) {
            throw e;
        } catch (Unanswered e) {
            return unwatched(tenant, client, name, "moving", read);
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

    /** The trajectory that a session of a client is. */
    static TrajectoryId named(CleanSteps cleaning, String tenant, HookClient client, String session) {
        return new TrajectoryId(tenant, cleaning.id(client.trajectory(session)));
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
