package io.steersman.rulebook;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.steersman.rulebook.drl.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    /** What it tells of others: an instruction or a message has no call, and a judge's answer has words of its own. */
    private static final Map<String, List<String>> OF_TYPE = Map.of(
            "Instruction", List.of(),
            "AgentMessage", List.of(),
            "Compaction", List.of(),
            "TrajectoryEnd", List.of(),
            "Verdict", List.of("quote", "next", "not", "confidence"));

    private static final Pattern WITH = Pattern.compile("\\.\\s*with\\s*\\(\\s*\"([^\"]+)\"");
    private static final Pattern SHOWN_BY = Pattern.compile("\\bfinding\\s*\\([^;]*?,\\s*(\\$\\w+)\\s*[,)]");

    private RuleValues() {}

    static Set<String> of(RuleDescr rule) {
        String consequence = String.valueOf(rule.getConsequence());
        Set<String> names = new TreeSet<>(Set.of(OF_ANY));
        List<String> shown = found(SHOWN_BY, consequence).stream()
                .map(name -> type(rule.getLhs(), name))
                .toList();
        if (shown.isEmpty()) {
            names.addAll(OF_ACTION);
        }
        shown.forEach(type -> names.addAll(OF_TYPE.getOrDefault(type, OF_ACTION)));
        names.addAll(found(WITH, consequence));
        return names;
    }

    private static List<String> found(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    /** The type of what a name is bound to; the empty text when no pattern tells. */
    private static String type(AndDescr conditions, String name) {
        for (BaseDescr one : conditions.getDescrs()) {
            if (one instanceof PatternDescr pattern && name.equals(pattern.getIdentifier())) {
                return pattern.getObjectType();
            }
        }
        return "";
    }
}
