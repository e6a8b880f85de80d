package io.steersman.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.finding.RuleId;
import io.steersman.fleet.ControlState.Written;
import io.steersman.reload.InForce;
import io.steersman.silence.Silence;
import io.steersman.trajectory.Json;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;

/**
 * What the topic {@code control} says beside rules and policies: silences, what is ended of experiments, rules that take too long.
 * Thread-safe.
 *
 * <p>A record of the inputs carries how far it was read when the record came, so that whoever judges it goes by the same.
 */
final class Decisions {

    private static final String SILENCE = "silence/";
    private static final String ENDED = "ended/";
    private static final String SLOW = "slow/";
    private static final int MOST_MOMENTS = 64;
    private static final int MOST_REDUCED = 4;
    private static final long NOTHING_READ = -1;

    private final FleetRules follower;
    private final ConcurrentSkipListMap<Long, Decided> moments = new ConcurrentSkipListMap<>();
    private final Map<Reduced, InForce> reduced = new ConcurrentHashMap<>();
    private long reached = NOTHING_READ;

    private record Reduced(String hash, Set<RuleId> without) {}

    /**
     * @param follower hears each decision once it counts
     */
    Decisions(FleetRules follower) {
        this.follower = follower;
        moments.put(NOTHING_READ, Decided.NONE);
    }

    /** That a silence begins, or is over. */
    static Written silence(Silence silence) {
        return new Written(
                SILENCE + silence.tenant() + "/" + silence.id(), silence.json().toString());
    }

    /** That an arm or an experiment is ended. */
    static Written ended(String name, String why) {
        return new Written(
                ENDED + name,
                Json.emptyObject().put("name", name).put("why", why).toString());
    }

    /** That a rule of some files is left out. */
    static Written slow(String hash, RuleId rule, String why) {
        String value = Json.emptyObject()
                .put("hash", hash)
                .put("rule", rule.toString())
                .put("why", why)
                .toString();
        return new Written(SLOW + hash + "/" + rule, value);
    }

    /** Takes in a record; what is none of ours changes nothing. */
    synchronized void take(long offset, String key, String value) {
        Decided before = moments.lastEntry().getValue();
        Decided after = before;
        try {
            after = after(before, key, value);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // A newer program wrote it, or a person.
            after = before;
        }
        if (after != before) {
            moments.put(offset, after);
            while (moments.size() > MOST_MOMENTS) {
                moments.pollFirstEntry();
            }
        }
        reached = offset;
        notifyAll();
    }

    private Decided after(Decided before, String key, String value) throws JsonProcessingException {
        if (key.startsWith(SILENCE)) {
            Silence silence = Silence.read(Json.MAPPER.readTree(value));
            follower.silenced(silence);
            return before.with(silence);
        }
        if (key.startsWith(ENDED)) {
            JsonNode json = Json.MAPPER.readTree(value);
            follower.ended(json.path("name").asText(), json.path("why").asText());
            return before.with(json.path("name").asText());
        }
        if (key.startsWith(SLOW)) {
            JsonNode json = Json.MAPPER.readTree(value);
            String hash = json.path("hash").asText();
            RuleId rule = RuleId.parse(json.path("rule").asText());
            follower.slow(hash, rule, json.path("why").asText());
            return before.without(hash, rule, json.path("why").asText());
        }
        return before;
    }

    /** How far decisions go that what comes in now is to be judged by. */
    long position() {
        return moments.lastKey();
    }

    /** What was decided by then; the earliest that is known, where that is later. */
    Decided at(long position) {
        return Optional.ofNullable(moments.floorEntry(position))
                .orElseGet(moments::firstEntry)
                .getValue();
    }

    /** Waits until all is read up to there; false when that takes too long. */
    synchronized boolean await(long position, Duration longest) {
        long until = System.nanoTime() + longest.toNanos();
        try {
            for (long left = longest.toNanos(); reached < position && left > 0; left = until - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return reached >= position;
    }

    /** These files are in force from now on: what is left out of them is told again. */
    void tell(String hash) {
        at(position()).slowOf(hash).forEach((rule, why) -> follower.slow(hash, rule, why));
    }

    /** Rules and policies without what is left out of them then. */
    InForce less(InForce all, Decided decided) {
        Set<RuleId> slow = decided.slowOf(all.hash()).keySet();
        if (slow.isEmpty()) {
            return all;
        }
        if (reduced.size() > MOST_REDUCED) {
            reduced.clear();
        }
        return reduced.computeIfAbsent(new Reduced(all.hash(), slow), one -> all.without(slow));
    }
}
