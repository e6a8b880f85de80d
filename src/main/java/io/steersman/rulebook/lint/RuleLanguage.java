package io.steersman.rulebook.lint;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import io.steersman.policy.Diagnostic;
import io.steersman.rulebook.compile.ReferenceGate;
import io.steersman.rulebook.compile.ValueMethods;
import io.steersman.rulebook.drl.DrlFile;
import io.steersman.rulebook.drl.Expressions;
import io.steersman.rulebook.drl.FactTypes;
import io.steersman.rulebook.drl.RuleMetadata;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/**
 * Holds a rule against what rules may be made of: patterns of facts, and expressions that end. Whatever goes round, makes something
 * of any size or brings code of its own is refused where it stands.
 */
final class RuleLanguage {

    private static final String FACTS = "io.steersman.";

    /** What an expression must not be, with what to do instead. */
    private static final Map<Class<? extends Node>, String> REFUSED = new LinkedHashMap<>();

    static {
        REFUSED.put(LambdaExpr.class, "A lambda is not allowed in rules. Maybe write the condition into a pattern.");
        REFUSED.put(
                MethodReferenceExpr.class,
                "A reference to a method is not allowed in rules. Maybe write the condition into a pattern.");
        REFUSED.put(
                ArrayCreationExpr.class,
                "An array is not allowed in rules: it may be of any size. Maybe write List.of( ... ).");
        REFUSED.put(
                ArrayInitializerExpr.class,
                "An array is not allowed in rules: it may be of any size. Maybe write List.of( ... ).");
        REFUSED.put(ClassExpr.class, "A class is no value in rules. Maybe ask the fact what it is.");
        REFUSED.put(AssignExpr.class, "Rules assign nothing. Maybe bind the value in a pattern: $n : value");
        REFUSED.put(SwitchExpr.class, "'switch' is not allowed in rules. Maybe write a rule for each case.");
    }

    private final DrlFile file;
    private final boolean detects;
    private final List<Diagnostic> found = new ArrayList<>();
    private final MadeValues made = new MadeValues();
    private Set<String> seen = new HashSet<>();

    private RuleLanguage(DrlFile file) {
        this.file = file;
        this.detects = !file.category().equals(RuleMetadata.INTERVENTION);
    }

    /** Everything in a rule that rules are not made of. */
    static List<Diagnostic> check(DrlFile file, RuleDescr rule) {
        RuleLanguage language = new RuleLanguage(file);
        language.follow(rule.getLhs());
        int line = rule.getConsequenceLine() > 0 ? rule.getConsequenceLine() : Math.max(1, rule.getLine());
        Expressions.block(String.valueOf(rule.getConsequence()))
                .flatMap(block -> language.refused(block, !language.detects).or(() -> language.doubled(block, "")))
                .ifPresent(why -> language.found.add(new Diagnostic(file.path(), line, 1, why)));
        return language.found;
    }

    private void follow(BaseDescr descr) {
        if (descr instanceof PatternDescr pattern) {
            pattern(pattern);
        } else if (descr instanceof AccumulateDescr accumulate) {
            accumulate(accumulate);
        } else if (descr instanceof CollectDescr collect) {
            follow(collect.getInputPattern());
        } else if (descr instanceof OrDescr choice) {
            choice(choice);
        } else if (descr instanceof ConditionalElementDescr element && !(descr instanceof FromDescr)) {
            element.getDescrs().forEach(part -> follow((BaseDescr) part));
        }
    }

    /** What stands in one branch is not matched against what stands in another. */
    private void choice(OrDescr choice) {
        Set<String> before = Set.copyOf(seen);
        Set<String> after = new HashSet<>(seen);
        for (BaseDescr branch : choice.getDescrs()) {
            seen = new HashSet<>(before);
            follow(branch);
            after.addAll(seen);
        }
        seen = after;
    }

    private void pattern(PatternDescr pattern) {
        type(pattern);
        pattern.getDescrs()
                .forEach(constraint -> expression(
                        constraint,
                        constraint instanceof ExprConstraintDescr written ? written.getExpression() : "",
                        ""));
        if (pattern.getSource() instanceof FromDescr from) {
            source(pattern, from);
        } else if (pattern.getSource() != null) {
            follow(pattern.getSource());
        } else {
            join(pattern);
        }
    }

    /** What is no fact and no plain value matches everything, or what nobody foresaw. */
    private void type(PatternDescr pattern) {
        Optional<Class<?>> type = FactTypes.meant(file.tree(), pattern.getObjectType());
        String written = pattern.getObjectType();
        String name = type.map(Class::getName).orElse(written.contains(".") ? written : FACTS);
        boolean fact = name.startsWith(FACTS)
                && type.map(of -> ReferenceGate.isImport(of.getName())).orElse(true);
        boolean counted = pattern.getSource() instanceof AccumulateDescr;
        if (!fact && !counted && (pattern.getSource() == null || !ValueMethods.isType(name))) {
            say(
                    pattern,
                    "A pattern of %s is not allowed: rules match facts. Maybe match one of those that /docs/facts.md of the service lists, or what one of them answers: %s( ... ) from $fact.answers()"
                            .formatted(
                                    pattern.getObjectType(), ValueMethods.isType(name) ? simple(pattern) : "String"));
        }
    }

    /** A list that is no fact's is as long as the author likes, and so are several of them against each other. */
    private void source(PatternDescr pattern, FromDescr from) {
        String text = from.getDataSource().getText();
        expression(pattern, text, bound(pattern.getIdentifier()));
        if (Expressions.namesOf(text, false)
                .filter(names -> names.stream().noneMatch(RuleLanguage::isVariable))
                .isPresent()) {
            say(pattern, "What stands after 'from' asks no fact. Maybe compare with 'in': tool in (\"a\", \"b\")");
        }
    }

    /** Whether a name is that of something bound, and not where the full name of a type begins. */
    private static boolean isVariable(String name) {
        return !List.of("java", "io", "org").contains(name) && !Character.isUpperCase(name.charAt(0));
    }

    /**
     * Of the limits there are hundreds: those of one rule and one name are meant. Others are one for a step, or told apart: what is decided of
     * faults compares them in more ways.
     */
    private void join(PatternDescr pattern) {
        String type = simple(pattern);
        boolean again = !seen.add(type) && (detects || pattern.getDescrs().isEmpty());
        if ((again || type.equals("Limit")) && !isTold(pattern)) {
            say(
                    pattern,
                    type.equals("Limit")
                            ? "Every limit of every rule is matched here. Maybe write: Limit( rule == \"...\", name == \"...\", $n : value )"
                            : "%s is matched against every other %s. Maybe compare them with ==".formatted(type, type));
        }
    }

    private static boolean isTold(PatternDescr pattern) {
        return pattern.getDescrs().stream()
                .map(constraint -> constraint instanceof ExprConstraintDescr written ? written.getExpression() : "")
                .anyMatch(RuleJoins::compares);
    }

    private void accumulate(AccumulateDescr accumulate) {
        if (accumulate.getInitCode() != null || accumulate.getActionCode() != null) {
            say(
                    accumulate,
                    "Statements in 'accumulate' are not allowed: they may run for ever. Maybe use one of its functions, such as count( ... ), or ask History.");
        }
        for (AccumulateDescr.AccumulateFunctionCallDescr function : accumulate.getFunctions()) {
            for (String parameter : function.getParams()) {
                expression(accumulate, parameter, "");
            }
        }
        if (accumulate.getInput() != null) {
            follow(accumulate.getInput());
        }
    }

    /**
     * @param name what it is bound to from outside, empty when it is not
     */
    private void expression(BaseDescr place, String text, String name) {
        Expressions.parse(text)
                .flatMap(parsed -> refused(parsed.getExpr(), false)
                        .or(() -> doubled(parsed.getExpr(), name.isEmpty() ? Expressions.binding(parsed) : name)))
                .ifPresent(why -> say(place, why));
    }

    private Optional<String> doubled(Node expression, String name) {
        return made.doubles(expression, name)
                ? Optional.of(
                        "What the rule has put together is put together with itself here, and that may become of any size. Maybe use it once.")
                : Optional.empty();
    }

    private static String bound(@Nullable String name) {
        return name == null ? "" : name;
    }

    private Optional<String> refused(Node root, boolean makes) {
        for (Node part : Expressions.parts(root)) {
            if (part instanceof ObjectCreationExpr made
                    && (!makes || made.getAnonymousClassBody().isPresent())) {
                return Optional.of("'new' is not allowed here: rules read what is there. Maybe ask a fact for it.");
            }
            if (part instanceof UnaryExpr unary && changes(unary)) {
                return Optional.of("Rules count nothing up or down. Maybe ask the size of a list of History.");
            }
            for (Map.Entry<Class<? extends Node>, String> kind : REFUSED.entrySet()) {
                if (kind.getKey().isInstance(part)) {
                    return Optional.of(kind.getValue());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean changes(UnaryExpr unary) {
        return switch (unary.getOperator()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
            default -> false;
        };
    }

    private static String simple(PatternDescr pattern) {
        String type = pattern.getObjectType();
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private void say(BaseDescr descr, String message) {
        found.add(
                new Diagnostic(file.path(), Math.max(1, descr.getLine()), Math.max(0, descr.getColumn()) + 1, message));
    }
}
