package io.steersman.trajectory;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What every kind of step has beside its own content.
 *
 * @param index 0-based place in the trajectory
 * @param number the client's own number of the step, which makes retries idempotent
 * @param at when it happened, as the client says
 * @param agent id of a subagent, empty for the main agent
 * @param turn id of the turn, empty when unknown; calls of one turn form a set
 * @param position where the step stood in the source it was read from
 * @param tokens what the step cost, where the client tells it
 * @param extra fields that this version does not know, kept as they came
 */
public record Meta(
        int index,
        OptionalLong number,
        Optional<Instant> at,
        String agent,
        String turn,
        Position position,
        Optional<Tokens> tokens,
        Map<String, JsonNode> extra) {

    /** Meta data of a step about which nothing else is known. */
    public static final Meta NONE =
            new Meta(0, OptionalLong.empty(), Optional.empty(), "", "", Position.UNKNOWN, Optional.empty(), Map.of());

    private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    public Meta {
        if (index < 0) {
            throw new IllegalArgumentException("The index (%d) of a step must not be negative.".formatted(index));
        }
        extra = extra.isEmpty() ? Map.of() : Map.copyOf(new LinkedHashMap<>(extra));
    }

    /** Whether a time can be told in milliseconds since 1970, as it is kept. */
    public static boolean isTime(Instant time) {
        return !time.isBefore(FIRST) && !time.isAfter(LAST);
    }

    /** Returns this at another index. */
    public Meta withIndex(int newIndex) {
        return new Meta(newIndex, number, at, agent, turn, position, tokens, extra);
    }

    /** Returns this with the client's own number. */
    public Meta withNumber(long newNumber) {
        return new Meta(index, OptionalLong.of(newNumber), at, agent, turn, position, tokens, extra);
    }

    /** Returns this with another time. */
    public Meta withAt(Optional<Instant> newAt) {
        return new Meta(index, number, newAt, agent, turn, position, tokens, extra);
    }

    /** Returns this as a step of the named subagent. */
    public Meta withAgent(String newAgent) {
        return new Meta(index, number, at, newAgent, turn, position, tokens, extra);
    }

    /** Returns this in another turn. */
    public Meta withTurn(String newTurn) {
        return new Meta(index, number, at, agent, newTurn, position, tokens, extra);
    }

    /** Returns this at another place of its source. */
    public Meta withPosition(Position newPosition) {
        return new Meta(index, number, at, agent, turn, newPosition, tokens, extra);
    }

    /** Returns this with the tokens that the step cost. */
    public Meta withTokens(Tokens newTokens) {
        return new Meta(index, number, at, agent, turn, position, Optional.of(newTokens), extra);
    }

    /** Returns this with fields that this version does not know. */
    public Meta withExtra(Map<String, JsonNode> newExtra) {
        return new Meta(index, number, at, agent, turn, position, tokens, newExtra);
    }
}
