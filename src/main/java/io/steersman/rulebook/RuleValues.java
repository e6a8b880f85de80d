package io.steersman.rulebook;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** What the findings of a rule tell, for texts to name. */
final class RuleValues {

    /** What {@link Report} tells of a finding that is shown by an action. */
    private static final List<String> OF_ACTION = List.of("count", "call", "tool", "target", "error");

    private static final String OF_ANY = "count";
    private static final Set<String> STEPS = Set.of("Instruction", "AgentMessage", "Compaction", "TrajectoryEnd");
    private static final Pattern WITH = Pattern.compile("\\.\\s*with\\s*\\(\\s*\"([^\"]+)\"");
    private static final Pattern SHOWN_BY = Pattern.compile("\\bfinding\\s*\\([^;]*?,\\s*(\\$\\w+)\\s*[,)]");

    private RuleValues() {}

    static Set<String> of(RuleDescr rule) {
        String consequence = String.valueOf(rule.getConsequence());
        Set<String> names = new TreeSet<>(Set.of(OF_ANY));
        if (!byStepsAlone(rule, consequence)) {
            names.addAll(OF_ACTION);
        }
        names.addAll(found(WITH, consequence));
        return names;
    }

    /** An instruction or a message has no call. */
    private static boolean byStepsAlone(RuleDescr rule, String consequence) {
        List<String> shown = found(SHOWN_BY, consequence);
        return !shown.isEmpty() && shown.stream().allMatch(name -> isStep(rule.getLhs(), name));
    }

    private static List<String> found(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static boolean isStep(AndDescr conditions, String name) {
        for (BaseDescr one : conditions.getDescrs()) {
            if (one instanceof PatternDescr pattern && name.equals(pattern.getIdentifier())) {
                return STEPS.contains(pattern.getObjectType());
            }
        }
        return false;
    }
}
