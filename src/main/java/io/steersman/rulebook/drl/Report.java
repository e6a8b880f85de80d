package io.steersman.rulebook.drl;

import io.steersman.fact.Action;
import io.steersman.finding.Finding;
import io.steersman.finding.RuleId;
import io.steersman.finding.Severity;
import io.steersman.finding.Suspicion;
import io.steersman.finding.Verdict;
import io.steersman.trajectory.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kie.api.definition.rule.Rule;

/** What detection rules call, in their consequence, to report what they saw. */
public final class Report {

    private static final int LONGEST_DETAIL = 300;
    private static final int LONGEST_IDENTITY = 4000;

    private Report() {}

    /**
     * A finding shown by actions.
     *
     * @param rule the rule that fires: {@code drools.getRule()}
     * @param identity what makes two sightings one fault
     * @param actions those that show it, the last one being the one under judgement
     */
    public static Finding finding(Rule rule, String identity, Collection<Action> actions) {
        List<Integer> steps = new ArrayList<>();
        Action last = null;
        for (Action action : actions) {
            steps.addAll(action.steps());
            last = action;
        }
        Map<String, String> details = new TreeMap<>();
        details.put("count", String.valueOf(actions.size()));
        if (last != null) {
            describe(last, details);
        }
        return finding(rule, identity, steps, details);
    }

    /** A finding shown by one action. */
    public static Finding finding(Rule rule, String identity, Action action) {
        return finding(rule, identity, List.of(action));
    }

    /**
     * A finding shown by one action and other steps.
     *
     * @param others indices of the steps that it is held against, which may be its own
     */
    public static Finding finding(Rule rule, String identity, Action action, Collection<Integer> others) {
        List<Integer> steps = new ArrayList<>(others);
        steps.removeAll(action.steps());
        int count = steps.size() + 1;
        steps.addAll(action.steps());
        Map<String, String> details = new TreeMap<>();
        details.put("count", String.valueOf(count));
        describe(action, details);
        return finding(rule, identity, steps, details);
    }

    /** A finding shown by one step and others that it is held against. */
    public static Finding finding(Rule rule, String identity, Step step, Collection<Integer> others) {
        List<Integer> steps = new ArrayList<>(others);
        steps.add(step.index());
        return finding(rule, identity, steps, Map.of("count", "1"));
    }

    /** A finding that a judge's word shows; the rule says how sure it must be. */
    public static Finding finding(Rule rule, String identity, Verdict verdict) {
        List<Integer> steps = verdict.steps().isEmpty() ? List.of(verdict.asked()) : verdict.steps();
        Map<String, String> details = new TreeMap<>();
        details.put("count", "1");
        details.put("quote", cut(verdict.quote()));
        details.put("next", cut(verdict.doThis()));
        details.put("not", cut(verdict.doNot()));
        details.put("confidence", String.valueOf(verdict.confidence()));
        return finding(rule, identity, steps, details);
    }

    /**
     * What a judge is to be asked about an action: the form of the steps does not tell.
     *
     * @param identity what makes two questions one; each is asked once
     */
    public static Suspicion question(Rule rule, String identity, Action action) {
        return question(
                rule,
                identity,
                action.agent(),
                action.steps(),
                Map.of("call", cut(action.call().summary())));
    }

    /** What a judge is to be asked about a step. */
    public static Suspicion question(Rule rule, String identity, Step step) {
        return question(rule, identity, step.agent(), List.of(step.index()), Map.of());
    }

    private static Suspicion question(
            Rule rule, String identity, String agent, List<Integer> steps, Map<String, String> details) {
        RuleId id = RuleMetadata.id(rule.getPackageName(), rule.getName());
        return new Suspicion(id, text(rule, "title"), identity, agent, steps, details);
    }

    private static Finding finding(Rule rule, String identity, List<Integer> steps, Map<String, String> details) {
        RuleId id = RuleMetadata.id(rule.getPackageName(), rule.getName());
        Severity severity = Severity.named(text(rule, "severity")).orElse(Severity.MEDIUM);
        String bounded = identity.length() <= LONGEST_IDENTITY ? identity : identity.substring(0, LONGEST_IDENTITY);
        return new Finding(id, severity, text(rule, "title"), bounded, steps, details);
    }

    private static void describe(Action action, Map<String, String> details) {
        details.put("call", cut(action.call().summary()));
        details.put("tool", action.tool());
        details.put("target", cut(action.target()));
        details.put("error", cut(action.answer().errorLine()));
    }

    /** The engine's executable model keeps the quotes of an annotation's value. */
    private static String text(Rule rule, String annotation) {
        String value = String.valueOf(rule.getMetaData().getOrDefault(annotation, ""));
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL) + "...";
    }
}
