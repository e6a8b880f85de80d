package io.steersman.rulebook.lint;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.steersman.policy.Diagnostic;
import io.steersman.rulebook.drl.DrlFile;
import io.steersman.rulebook.drl.Expressions;
import io.steersman.rulebook.drl.RuleMetadata;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** What compiles and is wrong all the same: rules that cannot fire, say nothing, or cost without need. */
public final class RuleFlaws {

    private static final List<String> OF_STEP =
            List.of("Action", "Instruction", "AgentMessage", "Compaction", "TrajectoryEnd", "Verdict");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\w+");
    private static final Pattern LIMIT = Pattern.compile("^name\\s*==\\s*\"([^\"]*)\"$");

    private final DrlFile file;
    private final List<Diagnostic> found = new ArrayList<>();

    private RuleFlaws(DrlFile file) {
        this.file = file;
    }

    /** Every flaw of the rules of a file. */
    static List<Diagnostic> check(DrlFile file) {
        RuleFlaws flaws = new RuleFlaws(file);
        Map<String, RuleDescr> said = new HashMap<>();
        for (RuleDescr rule : file.rules()) {
            flaws.check(rule);
            RuleDescr other = said.putIfAbsent(flaws.meaning(rule), rule);
            if (other != null && !other.getName().equals(rule.getName())) {
                flaws.warn(
                        rule,
                        "The rule '%s' says the same as '%s'. Maybe remove one of them; how often and how strongly a fault is told is the policy's."
                                .formatted(rule.getName(), other.getName()));
            }
        }
        return flaws.found;
    }

    /** The limits that a rule asks for, by name, with the line of each. */
    public static Map<String, Integer> limits(RuleDescr rule) {
        List<PatternDescr> patterns = new ArrayList<>();
        collect(rule.getLhs(), patterns, true);
        Map<String, Integer> limits = new LinkedHashMap<>();
        for (PatternDescr pattern : patterns) {
            if (pattern.getObjectType().equals("Limit")) {
                for (BaseDescr constraint : pattern.getDescrs()) {
                    Matcher name = LIMIT.matcher(String.valueOf(constraint));
                    if (name.find()) {
                        limits.putIfAbsent(name.group(1), Math.max(1, pattern.getLine()));
                    }
                }
            }
        }
        return limits;
    }

    private void check(RuleDescr rule) {
        boolean detects = !file.category().equals(RuleMetadata.INTERVENTION);
        List<PatternDescr> patterns = new ArrayList<>();
        collect(rule.getLhs(), patterns, true);
        if (detects) {
            checkSteps(patterns);
        }
        Set<String> bound = new HashSet<>();
        for (PatternDescr pattern : patterns) {
            found.addAll(PatternFlaws.check(file, rule, pattern, bound));
            bound.addAll(pattern.getAllBoundIdentifiers());
        }
        found.addAll(RuleJoins.check(file, rule));
        found.addAll(RuleLanguage.check(file, rule));
        checkSources(rule.getLhs());
        checkBindings(rule, patterns);
    }

    /** All patterns in the order in which they are matched. */
    private static void collect(BaseDescr descr, List<PatternDescr> into, boolean inside) {
        if (descr instanceof PatternDescr pattern) {
            into.add(pattern);
            if (inside && pattern.getSource() != null) {
                collect(pattern.getSource(), into, true);
            }
        } else if (descr instanceof AccumulateDescr accumulate && accumulate.getInput() != null) {
            collect(accumulate.getInput(), into, inside);
        } else if (descr instanceof CollectDescr collect) {
            collect(collect.getInputPattern(), into, inside);
        } else if (descr instanceof ConditionalElementDescr element && !(descr instanceof FromDescr)) {
            element.getDescrs().forEach(part -> collect((BaseDescr) part, into, inside));
        }
    }

    /** One step brings one fact: a rule that wants two of them waits for ever. */
    private void checkSteps(List<PatternDescr> patterns) {
        String first = "";
        for (PatternDescr pattern : patterns) {
            String type =
                    pattern.getObjectType().substring(pattern.getObjectType().lastIndexOf('.') + 1);
            boolean ofStep = OF_STEP.contains(type) && pattern.getSource() == null;
            if (ofStep && !first.isEmpty() && !first.equals(type)) {
                say(
                        pattern,
                        "The rule can never fire: a step is either %s or %s. Maybe ask History about the earlier one."
                                .formatted(first, type));
            }
            first = ofStep && first.isEmpty() ? type : first;
        }
    }

    private void checkSources(BaseDescr descr) {
        if (descr instanceof EvalDescr) {
            say(descr, "'eval' is not allowed. Maybe put the condition into the pattern that it is about.");
        } else if (descr instanceof PatternDescr pattern && pattern.getSource() != null) {
            checkSources(pattern.getSource());
        } else if (descr instanceof AccumulateDescr accumulate) {
            checkBound(accumulate, accumulate.getInputPattern());
        } else if (descr instanceof CollectDescr collect) {
            checkBound(collect, collect.getInputPattern());
        } else if (descr instanceof ConditionalElementDescr element && !(descr instanceof FromDescr)) {
            element.getDescrs().forEach(part -> checkSources((BaseDescr) part));
        }
    }

    private void checkBound(BaseDescr descr, PatternDescr input) {
        if (input == null || !(input.getSource() instanceof FromDescr)) {
            say(
                    input == null ? descr : input,
                    "This counts facts without bound, and never more than those of one step. Maybe count what History answers, or add: from $history.last(20)");
        }
    }

    private void checkBindings(RuleDescr rule, List<PatternDescr> patterns) {
        Map<String, BaseDescr> bound = new LinkedHashMap<>();
        Set<String> used = new HashSet<>();
        boolean known = read(rule.getConsequence(), true, used);
        for (PatternDescr pattern : patterns) {
            for (BaseDescr constraint : pattern.getDescrs()) {
                String text = constraint instanceof ExprConstraintDescr written ? written.getExpression() : "";
                var parsed = Expressions.parse(text);
                parsed.ifPresent(expression -> {
                    used.addAll(Expressions.names(expression.getExpr()));
                    if (!Expressions.binding(expression).isEmpty()) {
                        bound.putIfAbsent(Expressions.binding(expression), constraint);
                    }
                });
                known = known && parsed.isPresent();
            }
            known = known && readSource(pattern, used);
        }
        known = known && readFunctions(rule.getLhs(), used);
        if (known) {
            bound.keySet().removeAll(used);
            bound.forEach((name, place) -> warn(
                    place, "%s is bound and never used. Maybe leave it out, or it is misspelt below.".formatted(name)));
        }
    }

    private static boolean readSource(PatternDescr pattern, Set<String> used) {
        return !(pattern.getSource() instanceof FromDescr from)
                || read(from.getDataSource().getText(), false, used);
    }

    private static boolean readFunctions(BaseDescr descr, Set<String> used) {
        boolean known = true;
        if (descr instanceof AccumulateDescr accumulate) {
            for (AccumulateDescr.AccumulateFunctionCallDescr function : accumulate.getFunctions()) {
                for (String parameter : function.getParams()) {
                    known = read(parameter, false, used) && known;
                }
            }
        } else if (descr instanceof PatternDescr pattern && pattern.getSource() != null) {
            return readFunctions(pattern.getSource(), used);
        } else if (descr instanceof ConditionalElementDescr element) {
            for (Object part : element.getDescrs()) {
                known = readFunctions((BaseDescr) part, used) && known;
            }
        }
        return known;
    }

    private static boolean read(Object text, boolean statements, Set<String> used) {
        var names = Expressions.namesOf(String.valueOf(text), statements);
        names.ifPresent(used::addAll);
        return names.isPresent();
    }

    /** What a rule says, whatever its name and those of its variables. */
    private String meaning(RuleDescr rule) {
        StringBuilder meaning = new StringBuilder();
        describe(rule.getLhs(), meaning);
        meaning.append("=>").append(dense(rule.getConsequence()));
        Map<String, String> names = new HashMap<>();
        StringBuilder same = new StringBuilder();
        int from = 0;
        for (Matcher variable = VARIABLE.matcher(meaning); variable.find(); from = variable.end()) {
            same.append(meaning, from, variable.start())
                    .append("_v")
                    .append(names.computeIfAbsent(variable.group(), name -> String.valueOf(names.size())));
        }
        return same.append(meaning, from, meaning.length()).toString().replace("\"" + file.id(rule) + "\"", "SELF");
    }

    private static String dense(Object text) {
        return String.join("", Pieces.words(String.valueOf(text)));
    }

    private static void describe(BaseDescr descr, StringBuilder into) {
        into.append(descr instanceof NotDescr ? "not" : descr.getClass().getSimpleName())
                .append('(');
        if (descr instanceof PatternDescr pattern) {
            into.append(pattern.getIdentifier()).append(':').append(pattern.getObjectType());
            pattern.getDescrs().forEach(part -> into.append(dense(part)).append(','));
            if (pattern.getSource() != null) {
                describe(pattern.getSource(), into);
            }
        } else if (descr instanceof FromDescr from) {
            into.append(dense(from.getDataSource().getText()));
        } else if (descr instanceof ConditionalElementDescr element) {
            element.getDescrs().forEach(part -> describe((BaseDescr) part, into));
        } else {
            into.append(descr);
        }
        into.append(')');
    }

    private void say(BaseDescr descr, String message) {
        found.add(diagnostic(descr, message));
    }

    /** Says what is a matter of style. */
    private void warn(BaseDescr descr, String message) {
        found.add(diagnostic(descr, message).asWarning());
    }

    private Diagnostic diagnostic(BaseDescr descr, String message) {
        return new Diagnostic(file.path(), Math.max(1, descr.getLine()), Math.max(0, descr.getColumn()) + 1, message);
    }
}
