package io.steersman.session.explain;

import io.steersman.finding.Finding;
import io.steersman.rulebook.drl.RuleMetadata;
import io.steersman.rulebook.drl.RulePattern;
import io.steersman.rulebook.trace.AskedValues;
import io.steersman.rulebook.trace.RuleTrace.Evaluation;
import io.steersman.session.explain.Explanation.Line;
import io.steersman.session.explain.Explanation.State;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads out of what the conditions of a rule answered at one step which pattern was the last to be met. */
final class ExplainedStep {

    private static final int MOST_VALUES = 6;

    private final RuleMetadata rule;
    private final Step step;
    private final List<Evaluation> asked;
    private final List<Finding> findings;

    ExplainedStep(RuleMetadata rule, Step step, List<Evaluation> asked, List<Finding> findings) {
        this.rule = rule;
        this.step = step;
        this.asked = List.copyOf(asked);
        this.findings = findings;
    }

    Explanation explain(String mode) {
        List<Line> lines = new ArrayList<>();
        boolean goes = true;
        int count = rule.patterns().size();
        for (int i = 0; i < count; i += rule.patterns().get(i).joined()) {
            RulePattern pattern = rule.patterns().get(i);
            if (!goes) {
                lines.add(new Line(pattern.line(), pattern.text(), State.NOT_ASKED, "", List.of()));
                continue;
            }
            boolean last = i + pattern.joined() == count;
            boolean met = !findings.isEmpty() || !last && isMet(i, pattern);
            lines.add(met ? met(i, pattern) : failed(i, pattern, mode));
            goes = met;
        }
        return new Explanation(rule.id(), rule.title(), rule.file(), step.index(), mode, findings, lines);
    }

    /** What speaks against a {@code not} of several patterns came to the last of them. */
    private boolean isMet(int index, RulePattern pattern) {
        int last = index + pattern.joined() - 1;
        List<Evaluation> own = of(last);
        if (pattern.absent()) {
            return !isMatched(own, rule.patterns().get(last));
        }
        boolean asked = own.stream().anyMatch(answer -> !answer.text().isEmpty());
        return asked || !pattern.conditions().isEmpty() ? isMatched(own, pattern) : isThere(index, pattern);
    }

    private boolean isThere(int index, RulePattern pattern) {
        boolean later = asked.stream().anyMatch(other -> other.pattern() > index && !isLimit(other));
        return !of(index).isEmpty() || later || isOfStep(pattern);
    }

    /** The engine asks in its own order: whoever answers the last condition with yes has passed all. */
    private static boolean isMatched(List<Evaluation> own, RulePattern pattern) {
        List<Integer> order = own.stream().map(Evaluation::condition).distinct().toList();
        if (order.isEmpty() || order.size() < pattern.conditions().size()) {
            return false;
        }
        int last = order.get(order.size() - 1);
        return own.stream().anyMatch(answer -> answer.condition() == last && answer.held());
    }

    private Line met(int index, RulePattern pattern) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Evaluation answer : of(index)) {
            if (answer.held()) {
                AskedValues.of(answer).forEach(value -> values.putIfAbsent(name(value), value));
            }
        }
        List<String> shown = pattern.absent()
                ? List.of("there is none")
                : values.values().stream().limit(MOST_VALUES).toList();
        return new Line(pattern.line(), pattern.text(), State.MET, "", shown);
    }

    private static String name(String value) {
        return value.substring(0, value.indexOf(" = "));
    }

    private Line failed(int index, RulePattern pattern, String mode) {
        if (pattern.absent()) {
            return new Line(pattern.line(), pattern.text(), State.FAILED, "", there(index + pattern.joined() - 1));
        }
        List<Evaluation> own = of(index);
        if (own.isEmpty()) {
            return new Line(pattern.line(), pattern.text(), State.FAILED, "", List.of(nothing(pattern, mode)));
        }
        List<Integer> order = own.stream().map(Evaluation::condition).distinct().toList();
        int last = order.get(order.size() - 1);
        List<Evaluation> refused = own.stream()
                .filter(answer -> answer.condition() == last && !answer.held())
                .toList();
        Set<String> values = new LinkedHashSet<>();
        refused.forEach(answer -> values.addAll(AskedValues.of(answer)));
        String condition = refused.isEmpty() ? "" : refused.get(0).text();
        return new Line(
                pattern.line(),
                pattern.text(),
                State.FAILED,
                condition,
                values.stream().limit(MOST_VALUES).toList());
    }

    /** What there must not be: the values that were compared when it was found. */
    private List<String> there(int index) {
        Set<String> values = new LinkedHashSet<>(List.of("there is one"));
        of(index).stream().filter(Evaluation::held).forEach(answer -> values.addAll(AskedValues.of(answer)));
        return values.stream().limit(MOST_VALUES).toList();
    }

    private String nothing(RulePattern pattern, String mode) {
        if (pattern.type().equals("Limit")) {
            return "the policy gives no such limit; the rule is in mode " + mode;
        }
        if (pattern.text().contains(" from ")) {
            return "there is none";
        }
        return "the step is %s".formatted(kind());
    }

    private boolean isOfStep(RulePattern pattern) {
        return !pattern.text().contains(" from ")
                && (pattern.type().equals(kind()) || pattern.type().equals("History"));
    }

    private String kind() {
        boolean action = step instanceof ToolCall || step instanceof ToolResult;
        return action ? "Action" : step.getClass().getSimpleName();
    }

    private boolean isLimit(Evaluation answer) {
        return answer.pattern() < rule.patterns().size()
                && rule.patterns().get(answer.pattern()).type().equals("Limit");
    }

    private List<Evaluation> of(int pattern) {
        return asked.stream().filter(answer -> answer.pattern() == pattern).toList();
    }
}
