package io.steersman.judge;

import io.steersman.policy.JudgePolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What each tenant may still use today (in UTC). What a call may take at most is set aside before it is made, and what it did not
 * take is given back after it: no call goes beyond. Thread-safe.
 */
public final class Budget {

    private static final long MILLION = 1_000_000;

    private final InstantSource clock;
    private final Optional<UsedToday> kept;
    private final Map<String, Used> used = new HashMap<>();
    private LocalDate day;

    private Budget(InstantSource clock, Optional<UsedToday> kept) {
        this.clock = clock;
        this.kept = kept;
        this.day = today();
        kept.ifPresent(file -> used.putAll(file.read(day)));
    }

    /**
     * One that is known as long as the process lives.
     *
     * @param clock tells the day
     */
    public Budget(InstantSource clock) {
        this(clock, Optional.empty());
    }

    /**
     * One that goes on after a restart.
     *
     * @param file what was used is kept there
     * @throws UncheckedIOException when it is there and cannot be read
     */
    public static Budget in(Path file, InstantSource clock) {
        return new Budget(clock, Optional.of(new UsedToday(file)));
    }

    /**
     * What was used.
     *
     * @param tokens of questions and answers
     * @param spent millionths of a hundredth of the currency
     */
    record Used(long tokens, long spent) {
        Used plus(long more, long cost) {
            return new Used(tokens + more, spent + cost);
        }
    }

    /** Sets aside what a call may take; false when it might go beyond, or cannot be noted. */
    synchronized boolean reserve(String tenant, JudgePolicy policy, int input, int output) {
        turn();
        Used then = used.getOrDefault(tenant, new Used(0, 0)).plus((long) input + output, cost(policy, input, output));
        boolean fits = then.tokens() <= policy.dailyTokens()
                && (policy.dailyCents() == 0 || then.spent() <= policy.dailyCents() * MILLION);
        return fits && keep(tenant, then);
    }

    /** What is not noted is not used: after a restart nobody would know of it. */
    private boolean keep(String tenant, Used now) {
        Map<String, Used> all = new HashMap<>(used);
        all.put(tenant, now);
        try {
            if (kept.isPresent()) {
                kept.get().write(day, all);
            }
        } catch (IOException e) {
            return false;
        }
        used.put(tenant, now);
        return true;
    }

    /** Gives back what was set aside and was not taken. */
    synchronized void settle(String tenant, JudgePolicy policy, int[] reserved, int input, int output) {
        turn();
        long tokens = (long) input + output - reserved[0] - reserved[1];
        long spent = cost(policy, input, output) - cost(policy, reserved[0], reserved[1]);
        Optional.ofNullable(used.get(tenant)).ifPresent(before -> keep(tenant, before.plus(tokens, spent)));
    }

    /** Tokens that a tenant has used today, those set aside included. */
    public synchronized long tokens(String tenant) {
        turn();
        return used.getOrDefault(tenant, new Used(0, 0)).tokens();
    }

    private void turn() {
        LocalDate today = today();
        if (!today.equals(day)) {
            used.clear();
            day = today;
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static long cost(JudgePolicy policy, long input, long output) {
        return input * policy.model().inputPrice() + output * policy.model().outputPrice();
    }
}
