package io.steersman.reload;

import io.steersman.policy.Pacing;
import io.steersman.policy.Policy;
import io.steersman.policy.RulePolicy;
import io.steersman.rulebook.RuleLoader;
import io.steersman.trajectory.Bounded;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of cases that have passed, known by all that their outcome depends on: a check runs those again that its change can
 * touch. Those of the shipped rules passed when the program was built.
 *
 * <p>Thread-safe, and bounded.
 */
final class PassedCases {

    private static final int MOST = 1_000;
    private static final Map<String, Boolean> KNOWN = Bounded.byUse(MOST);

    static {
        ShippedCases.passed().forEach(PassedCases::keep);
    }

    private PassedCases() {}

    /** Whether all cases of a file passed like this before. */
    static boolean knows(String hash) {
        synchronized (KNOWN) {
            return KNOWN.containsKey(hash);
        }
    }

    /** Remembers a file whose cases have all passed. */
    static void keep(String hash) {
        synchronized (KNOWN) {
            KNOWN.put(hash, true);
        }
    }

    /** All that have passed. */
    static Set<String> all() {
        synchronized (KNOWN) {
            return new TreeSet<>(KNOWN.keySet());
        }
    }

    /**
     * Hash of all that the outcome of a file's cases depends on: the same in each run of the program.
     *
     * @param file path of the cases below the rules folder
     * @param policy that the cases are judged under
     */
    static String hash(String file, Sources sources, Policy policy) {
        String subject = file.replace(".cases.yaml", "");
        String rules = subject.replace('/', '.') + ".";
        boolean reads = policy.rules().keySet().stream()
                .anyMatch(id -> id.readsFindings() && id.toString().startsWith(rules));
        Map<String, String> all = new TreeMap<>();
        all.put("cases", sources.cases().get(file));
        sources.drl().forEach((path, text) -> {
            if (reads || path.equals(subject + ".drl") || path.startsWith("intervention/")) {
                all.put("rules " + path, text);
            }
        });
        policy.rules().forEach((id, rule) -> {
            if (reads || id.toString().startsWith(rules)) {
                all.put("policy " + id, said(rule));
            }
        });
        all.put("pacing", said(policy.pacing()));
        return RuleLoader.hash(all);
    }

    private static String said(RulePolicy rule) {
        return "%s %s %s %d %s"
                .formatted(
                        rule.mode(),
                        new TreeMap<>(rule.limits()),
                        rule.ladder(),
                        rule.horizon(),
                        rule.text().source());
    }

    /** Without the set itself, whose order is another in each run. */
    private static String said(Pacing pacing) {
        return new TreeSet<>(pacing.reach())
                + new Pacing(
                                pacing.budget(),
                                pacing.patience(),
                                pacing.memory(),
                                pacing.descent(),
                                pacing.calm(),
                                pacing.attended(),
                                pacing.closed(),
                                Set.of())
                        .toString();
    }
}
