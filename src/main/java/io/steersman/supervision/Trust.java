package io.steersman.supervision;

import io.steersman.journal.Journal.Said;
import io.steersman.policy.JudgePolicy;
import io.steersman.policy.JudgePolicy.Calibration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How far people agree with a judge, class by class and tenant by tenant, as they say so. Thread-safe.
 *
 * <p>What they said after the day of a class's calibration counts with it. Where too few answers are right then, the class falls back: it is
 * only tried out, until people agree again or it is calibrated anew.
 */
public final class Trust {

    /** By tenant and class: days since 1970 and whether they agreed, one for each finding. */
    private volatile Map<String, Map<String, List<Opinion>>> opinions = Map.of();

    private record Opinion(long day, boolean right) {}

    /**
     * How a class stands with a tenant.
     *
     * @param right answers that people called right since it was calibrated
     * @param wrong answers that they called wrong since
     * @param holds whether agents are told of it
     */
    public record Standing(String tenant, String misbehaviour, int right, int wrong, boolean holds) {}

    /** Takes in all that people have said; it replaces what was known. About what they do not agree on, nobody has said anything. */
    public void learn(Collection<Said> all) {
        Map<List<String>, List<Said>> byFinding = new LinkedHashMap<>();
        all.forEach(said -> byFinding
                .computeIfAbsent(
                        List.of(
                                said.id().tenant(),
                                said.id().id(),
                                said.feedback().subject()),
                        key -> new ArrayList<>())
                .add(said));
        Map<String, Map<String, List<Opinion>>> now = new HashMap<>();
        byFinding.values().forEach(said -> add(said, now));
        opinions = now;
    }

    private static void add(List<Said> said, Map<String, Map<String, List<Opinion>>> into) {
        Set<Boolean> views = new HashSet<>();
        said.forEach(one -> views.add(one.feedback().right()));
        if (views.size() == 1) {
            Said first = said.get(0);
            long latest = said.stream()
                    .mapToLong(one -> one.feedback().millis())
                    .max()
                    .orElse(0);
            long day = LocalDate.ofInstant(Instant.ofEpochMilli(latest), ZoneOffset.UTC)
                    .toEpochDay();
            first.feedback().rule().ifPresent(rule -> into.computeIfAbsent(
                            first.id().tenant(), tenant -> new HashMap<>())
                    .computeIfAbsent(rule.name(), name -> new ArrayList<>())
                    .add(new Opinion(day, first.feedback().right())));
        }
    }

    /** Whether agents of a tenant are told of a class, by its calibration and what was said since. */
    boolean holds(String tenant, String misbehaviour, JudgePolicy policy) {
        return standing(tenant, misbehaviour, policy).holds();
    }

    /**
     * How the classes of which agents would be told stand with those who have said something of them.
     *
     * @param policies the ways in which a judge is asked in runs of a tenant; where a class holds in one and not in another, it
     *     does not hold
     */
    public List<Standing> standings(Function<String, ? extends Collection<JudgePolicy>> policies) {
        Map<List<String>, Standing> all = new TreeMap<>(Comparator.comparing(String::valueOf));
        for (String tenant : opinions.keySet()) {
            for (JudgePolicy policy : policies.apply(tenant)) {
                policy.calibrated().keySet().stream()
                        .filter(policy::tells)
                        .map(misbehaviour -> standing(tenant, misbehaviour, policy))
                        .forEach(one -> all.merge(
                                List.of(one.misbehaviour(), tenant),
                                one,
                                (known, other) -> known.holds() ? other : known));
            }
        }
        return List.copyOf(all.values());
    }

    private Standing standing(String tenant, String misbehaviour, JudgePolicy policy) {
        Calibration calibrated = policy.calibrated().get(misbehaviour);
        long since = calibrated == null || calibrated.on().isEmpty()
                ? Long.MIN_VALUE
                : LocalDate.parse(calibrated.on()).toEpochDay();
        int right = 0;
        int wrong = 0;
        for (Opinion opinion : opinions.getOrDefault(tenant, Map.of()).getOrDefault(misbehaviour, List.of())) {
            if (opinion.day() > since) {
                right += opinion.right() ? 1 : 0;
                wrong += opinion.right() ? 0 : 1;
            }
        }
        return new Standing(tenant, misbehaviour, right, wrong, policy.tells(misbehaviour, right, wrong));
    }
}
