package io.steersman.judge;

import io.steersman.policy.JudgePolicy;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * What each tenant may still use today (in UTC). What a call may take at most is set aside before it is made, and what it did not
 * take is given back after it: no call goes beyond. Thread-safe.
 */
public final class Budget {

    private static final long MILLION = 1_000_000;

    private final InstantSource clock;
    private final Map<String, Used> used = new HashMap<>();
    private LocalDate day = LocalDate.EPOCH;

    /**
     * @param clock tells the day
     */
    public Budget(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * What was used.
     *
     * @param tokens of questions and answers
     * @param spent millionths of a hundredth of the currency
     */
    private record Used(long tokens, long spent) {
        Used plus(long more, long cost) {
            return new Used(tokens + more, spent + cost);
        }
    }

    /** Sets aside what a call may take; false when it might go beyond. */
    synchronized boolean reserve(String tenant, JudgePolicy policy, int input, int output) {
        turn();
        Used then = used.getOrDefault(tenant, new Used(0, 0)).plus((long) input + output, cost(policy, input, output));
        boolean fits = then.tokens() <= policy.dailyTokens()
                && (policy.dailyCents() == 0 || then.spent() <= policy.dailyCents() * MILLION);
        if (fits) {
            used.put(tenant, then);
        }
        return fits;
    }

    /** Gives back what was set aside and was not taken. */
    synchronized void settle(String tenant, JudgePolicy policy, int[] reserved, int input, int output) {
        turn();
        long tokens = (long) input + output - reserved[0] - reserved[1];
        long spent = cost(policy, input, output) - cost(policy, reserved[0], reserved[1]);
        used.computeIfPresent(tenant, (key, before) -> before.plus(tokens, spent));
    }

    /** Counts what was used today before this began. */
    public synchronized void count(String tenant, JudgePolicy policy, int input, int output) {
        turn();
        used.merge(
                tenant,
                new Used((long) input + output, cost(policy, input, output)),
                (one, other) -> one.plus(other.tokens(), other.spent()));
    }

    /** Tokens that a tenant has used today, those set aside included. */
    public synchronized long tokens(String tenant) {
        turn();
        return used.getOrDefault(tenant, new Used(0, 0)).tokens();
    }

    private void turn() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!today.equals(day)) {
            used.clear();
            day = today;
        }
    }

    private static long cost(JudgePolicy policy, long input, long output) {
        return input * policy.model().inputPrice() + output * policy.model().outputPrice();
    }
}
