package io.steersman.reload;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.steersman.finding.RuleId;
import io.steersman.policy.Limit;
import io.steersman.policy.Mode;
import io.steersman.policy.PolicyReader;
import io.steersman.rulebook.drl.RuleMetadata;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * In which detection rules two versions may come to different findings; all others see the same, whatever the run.
 *
 * <p>What a rule sees follows from its text, the head of its file, the limits it asks for and whether it is off, as long as it does not ask what other
 * rules found: a version in which one does differs in all its rules. Those that have a judge asked find nothing themselves.
 */
public final class Difference {

    private static final Pattern ASKS_FINDINGS = Pattern.compile("\\bFinding\\s*\\(");
    private static final Pattern ASKS_LIMIT = Pattern.compile("\\bLimit\\s*\\(");
    private static final Pattern ASKS_NAMED_LIMIT = Pattern.compile("\\bLimit\\s*\\(\\s*rule\\s*==\\s*\"([^\"]+)\"");

    private final InForce one;
    private final InForce other;
    private final Map<RuleId, RuleMetadata> ones;
    private final Map<RuleId, RuleMetadata> others;
    private final Set<String> limits;

    private Difference(InForce one, InForce other) {
        this.one = one;
        this.other = other;
        this.ones = detecting(one);
        this.others = detecting(other);
        this.limits = changedLimits();
    }

    /** The detection rules, of both versions, that may see something else. */
    public static Set<RuleId> of(InForce one, InForce other) {
        return new Difference(one, other).rules();
    }

    private Set<RuleId> rules() {
        Set<RuleId> all = new TreeSet<>(ones.keySet());
        all.addAll(others.keySet());
        if (!overlays(one).equals(overlays(other)) || asksFindings(one) || asksFindings(other)) {
            return all;
        }
        all.removeIf(this::isSame);
        return all;
    }

    private boolean isSame(RuleId rule) {
        RuleMetadata here = ones.get(rule);
        RuleMetadata there = others.get(rule);
        if (here == null || there == null) {
            return false;
        }
        return head(one, here.file(), ones).equals(head(other, there.file(), others))
                && own(one, here, ones).equals(own(other, there, others))
                && isOff(one, rule) == isOff(other, rule)
                && (limits.isEmpty() || asksNoneOf(limits, own(one, here, ones)));
    }

    /** What stands before the first rule of a file. */
    private static String head(InForce version, String file, Map<RuleId, RuleMetadata> rules) {
        return lines(version, file, 1, nextRule(rules, file, 0));
    }

    /** The lines of a rule, to where the next one of its file begins. */
    private static String own(InForce version, RuleMetadata rule, Map<RuleId, RuleMetadata> rules) {
        return lines(version, rule.file(), rule.line(), nextRule(rules, rule.file(), rule.line()));
    }

    private static int nextRule(Map<RuleId, RuleMetadata> rules, String file, int after) {
        return rules.values().stream()
                .filter(rule -> rule.file().equals(file) && rule.line() > after)
                .mapToInt(RuleMetadata::line)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static String lines(InForce version, String file, int from, int to) {
        return version.sources()
                .drl()
                .getOrDefault(file, "")
                .lines()
                .skip(from - 1L)
                .limit((long) to - from)
                .collect(Collectors.joining("\n"));
    }

    private static boolean asksNoneOf(Set<String> changed, String text) {
        int asked = 0;
        for (Matcher limit = ASKS_LIMIT.matcher(text); limit.find(); ) {
            asked++;
        }
        for (Matcher limit = ASKS_NAMED_LIMIT.matcher(text); limit.find(); ) {
            if (changed.contains(limit.group(1))) {
                return false;
            }
            asked--;
        }
        return asked == 0;
    }

    private Set<String> changedLimits() {
        Set<Limit> here = new HashSet<>(one.policy().limits());
        Set<Limit> there = new HashSet<>(other.policy().limits());
        Set<String> changed = new TreeSet<>();
        here.stream().filter(limit -> !there.contains(limit)).forEach(limit -> changed.add(limit.rule()));
        there.stream().filter(limit -> !here.contains(limit)).forEach(limit -> changed.add(limit.rule()));
        return changed;
    }

    /** Files for some runs only: what they say goes before what the default says. */
    private static Map<String, String> overlays(InForce version) {
        Map<String, String> files = new HashMap<>(version.sources().policies());
        files.remove(PolicyReader.DEFAULT_FILE);
        return files;
    }

    private static boolean asksFindings(InForce version) {
        return version.sources().drl().entrySet().stream()
                .filter(file -> !file.getKey().startsWith(RuleMetadata.INTERVENTION + "/"))
                .filter(file -> !RuleId.isOfAsking(file.getKey()))
                .anyMatch(file -> ASKS_FINDINGS.matcher(file.getValue()).find());
    }

    private static boolean isOff(InForce version, RuleId rule) {
        return version.policy().mode(rule) == Mode.OFF;
    }

    private static Map<RuleId, RuleMetadata> detecting(InForce version) {
        Map<RuleId, RuleMetadata> rules = new HashMap<>();
        version.rulebook().rules().stream().filter(RuleMetadata::detects).forEach(rule -> rules.put(rule.id(), rule));
        return rules;
    }
}
