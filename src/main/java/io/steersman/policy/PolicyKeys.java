package io.steersman.policy;

import io.steersman.finding.RuleId;
import io.steersman.intervention.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The keys that policy files may have, and what holds where no file says anything. */
final class PolicyKeys {

    /** The largest number that may be given. */
    static final int MOST = 1_000_000;

    /** Actions without a sighting after which a fault may count as over. */
    static final int HORIZON = 8;

    /** What may be destroyed unasked. */
    static final String TRUSTED = "trusted";

    /** Numbers that stand at the top. */
    static final Map<String, Integer> NUMBERS =
            new TreeMap<>(Map.of("budget", MOST, "patience", 3, "memory", 40, "descent", 1, "calm", 2));

    /** What may stand under {@code defaults}, with a category, and with a rule. */
    static final Map<String, Object> SHARED = new TreeMap<>(
            Map.of("mode", Mode.OBSERVE, "ladder", List.of(), "cooldown", 0, "again", false, "horizon", HORIZON));

    /** What may stand with a rule. */
    static final Set<String> OF_RULE = Set.of("mode", "ladder", "cooldown", "again", "horizon", "limits", "text");

    /** What may stand at the top. */
    static final Set<String> TOP = Set.of(
            "scope",
            "extends",
            "budget",
            "patience",
            "memory",
            "descent",
            "calm",
            "attended",
            "closed",
            TRUSTED,
            "reach",
            JudgeReader.KEY,
            "defaults",
            "categories",
            "rules");

    /** Those of them that are true or false. */
    static final Set<String> FLAGS = Set.of("attended", "closed");

    static final Set<String> REACH = Set.of("attended", "unattended");

    static final List<String> LEVELS =
            Arrays.stream(Level.values()).map(Level::display).toList();

    static final List<String> MODES =
            Arrays.stream(Mode.values()).map(Mode::display).toList();

    private PolicyKeys() {}

    /** The names nearest to a wrong one, as advice. */
    static String suggestion(String key, Collection<RuleId> known) {
        String name = key.substring(key.lastIndexOf('.') + 1);
        List<String> alike = new ArrayList<>();
        for (RuleId rule : new TreeSet<>(known)) {
            if (rule.name().equals(name)) {
                alike.add("'%s'".formatted(rule));
            }
        }
        return alike.isEmpty()
                ? Nearest.advice(key, known.stream().map(RuleId::toString).toList())
                : " Maybe %s?".formatted(String.join(" or ", alike));
    }
}
