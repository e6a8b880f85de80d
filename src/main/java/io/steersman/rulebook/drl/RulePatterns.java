package io.steersman.rulebook.drl;

import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Reads the patterns of a rule in the order in which the engine numbers them. */
public final class RulePatterns {

    private final DrlFile file;
    private final List<RulePattern> found = new ArrayList<>();

    private RulePatterns(DrlFile file) {
        this.file = file;
    }

    /** The patterns of a rule. */
    public static List<RulePattern> of(DrlFile file, RuleDescr rule) {
        RulePatterns patterns = new RulePatterns(file);
        rule.getLhs().getDescrs().forEach(descr -> patterns.read(descr, false));
        return List.copyOf(patterns.found);
    }

    private void read(BaseDescr descr, boolean absent) {
        if (descr instanceof PatternDescr pattern) {
            boolean counted =
                    pattern.getSource() instanceof AccumulateDescr || pattern.getSource() instanceof CollectDescr;
            List<String> conditions = counted ? List.of() : conditions(pattern);
            add(pattern.getLine(), text(pattern), pattern.getObjectType(), absent, conditions);
        } else if (descr instanceof AccumulateDescr accumulate) {
            add(accumulate.getLine(), "accumulate", "", absent, List.of());
        } else if (descr instanceof ConditionalElementDescr element) {
            boolean inside = absent != (descr instanceof NotDescr);
            int first = found.size();
            element.getDescrs().forEach(part -> read((BaseDescr) part, inside));
            if (inside && !absent) {
                join(first);
            }
        }
    }

    private void add(int line, String text, String type, boolean absent, List<String> conditions) {
        found.add(new RulePattern(Math.max(1, line), text, type, absent, 1, conditions));
    }

    /** Makes one {@code not} of the patterns in it. */
    private void join(int first) {
        List<RulePattern> parts = List.copyOf(found.subList(first, found.size()));
        String text = parts.stream().map(RulePattern::text).collect(Collectors.joining(" and "));
        for (int i = 0; i < parts.size(); i++) {
            RulePattern part = parts.get(i);
            found.set(
                    first + i,
                    new RulePattern(
                            part.line(),
                            i > 0 ? part.text() : parts.size() > 1 ? "not( %s )".formatted(text) : "not " + text,
                            part.type(),
                            part.absent(),
                            i > 0 ? 0 : parts.size(),
                            part.conditions()));
        }
    }

    private static List<String> conditions(PatternDescr pattern) {
        List<String> conditions = new ArrayList<>();
        for (BaseDescr constraint : pattern.getDescrs()) {
            if (constraint instanceof ExprConstraintDescr written) {
                boolean binds = Expressions.parse(written.getExpression())
                        .filter(parsed -> !Expressions.binding(parsed).isEmpty())
                        .isPresent();
                if (!binds) {
                    conditions.add(oneLine(written.getExpression()));
                }
            }
        }
        return conditions;
    }

    private String text(PatternDescr pattern) {
        int start = pattern.getStartCharacter();
        int end = pattern.getEndCharacter();
        if (pattern.getSource() != null) {
            end = Math.max(end, pattern.getSource().getEndCharacter());
        }
        boolean known = start >= 0 && end > start && end < file.text().length();
        return known ? oneLine(file.text().substring(start, end + 1)) : "%s( ... )".formatted(pattern.getObjectType());
    }

    private static String oneLine(String text) {
        return Pieces.spaced(text).strip();
    }
}
