package io.steersman.client.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A hook event of any client, as far as it matters here.
 *
 * @param known whether the client has events of this name, as far as is known here
 * @param name as the client calls it, empty when it does not say
 * @param moment where in the agent's work it stands
 * @param session the client's id of the session, empty when it does not say
 * @param agent id of the subagent it is about, empty for the main agent
 * @param key what no other event of the session has, or only others of the same prompt; empty when there is nothing such
 * @param at when it happened, where the client says it
 * @param keptGoing whether the client says that the agent was kept from stopping already
 * @param model the model's name, empty when it does not say
 * @param place path of the folder that is worked in, empty when it does not say
 * @param folder name of the folder that is worked in, without those above it; empty when it does not say
 * @param happenings what it tells of, in order
 */
public record HookEvent(
        boolean known,
        String name,
        Moment moment,
        String session,
        String agent,
        String key,
        Optional<Instant> at,
        boolean keptGoing,
        String model,
        String place,
        String folder,
        List<Happening> happenings) {

    /** The name of an event that only tries whether hooks arrive: nothing happened, and no client sends it by itself. */
    public static final String PROBE = "steersman-probe";

    public HookEvent {
        happenings = List.copyOf(happenings);
    }

    /** Whether it only tries whether hooks arrive. */
    public boolean isProbe() {
        return name.equals(PROBE);
    }

    /** Whether this event can be told from another one with the same content: if so, the same bytes are the same event. */
    public boolean isUnmistakable() {
        return !key.isEmpty() || happenings.stream().anyMatch(HookEvent::hasCallId);
    }

    /** The session that this one was forked from, where the event tells it. */
    public Optional<Happening.Forked> fork() {
        return happenings.stream()
                .filter(Happening.Forked.class::isInstance)
                .map(Happening.Forked.class::cast)
                .findFirst();
    }

    /** What of it is not understood, in one word of few: an {@code event} of a new name, or a {@code call} of no tool. */
    public Optional<String> unclear() {
        if (!known) {
            return Optional.of("event");
        }
        boolean ofCall = moment == Moment.BEFORE_CALL || moment == Moment.AFTER_CALL;
        return ofCall && happenings.stream().anyMatch(HookEvent::isOfNoTool) ? Optional.of("call") : Optional.empty();
    }

    private static boolean isOfNoTool(Happening happening) {
        return happening instanceof Happening.Called call && call.tool().isBlank()
                || happening instanceof Happening.Answered answered
                        && answered.call().tool().isBlank();
    }

    private static boolean hasCallId(Happening happening) {
        return happening instanceof Happening.Called call && !call.id().isEmpty()
                || happening instanceof Happening.Answered answered
                        && !answered.call().id().isEmpty();
    }
}
