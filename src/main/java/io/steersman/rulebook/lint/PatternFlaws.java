package io.steersman.rulebook.lint;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import io.steersman.policy.Diagnostic;
import io.steersman.rulebook.drl.DrlFile;
import io.steersman.rulebook.drl.Expressions;
import io.steersman.rulebook.drl.FactTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.mvel.parser.ast.expr.DrlxExpression;
import org.drools.mvel.parser.ast.expr.HalfPointFreeExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;

/** What is wrong with the conditions of one pattern although they compile. */
final class PatternFlaws {

    private static final String REGULAR_EXPRESSION = "matches";

    /** What an action cannot be at once, beside a condition and its own opposite. */
    private static final Map<String, Set<String>> EXCLUDES = Map.of(
            "open()",
            Set.of(
                    "finished()",
                    "failed()",
                    "succeeded()",
                    "evidence()",
                    "mutated()",
                    "acted()",
                    "refused()",
                    "repeated()"),
            "failed()",
            Set.of("succeeded()", "mutated()", "acted()", "refused()"),
            "refused()",
            Set.of("finished()", "succeeded()", "evidence()"));

    private final DrlFile file;
    private final RuleDescr rule;
    private final PatternDescr pattern;
    private final Set<String> bound;
    private final Optional<Class<?>> type;
    private final List<Diagnostic> found = new ArrayList<>();
    private final Map<String, BaseDescr> held = new LinkedHashMap<>();
    private final Map<String, Range> ranges = new LinkedHashMap<>();

    private PatternFlaws(DrlFile file, RuleDescr rule, PatternDescr pattern, Set<String> bound) {
        this.file = file;
        this.rule = rule;
        this.pattern = pattern;
        this.bound = bound;
        this.type = FactTypes.meant(file.tree(), pattern.getObjectType());
    }

    /**
     * Every flaw of a pattern.
     *
     * @param bound names that the patterns before it bind
     */
    static List<Diagnostic> check(DrlFile file, RuleDescr rule, PatternDescr pattern, Set<String> bound) {
        PatternFlaws flaws = new PatternFlaws(file, rule, pattern, bound);
        Optional<BaseDescr> costly = Optional.empty();
        Set<String> own = new HashSet<>();
        for (BaseDescr descr : pattern.getDescrs()) {
            String text = descr instanceof ExprConstraintDescr written ? written.getExpression() : "";
            Optional<DrlxExpression> parsed = Expressions.parse(text);
            if (parsed.isEmpty()) {
                continue;
            }
            String binding = Expressions.binding(parsed.get());
            Expression expression = parsed.get().getExpr();
            flaws.checkValues(descr, expression);
            if (!binding.isEmpty()) {
                own.add(binding);
                flaws.checkBinding(descr, binding, expression);
                continue;
            }
            for (Expression condition : conjuncts(expression)) {
                flaws.checkCondition(descr, condition);
            }
            boolean cheap = isCheap(expression, own);
            if (cheap && costly.isPresent()) {
                flaws.warn(
                        costly.get(),
                        "This is asked before '%s', which costs less. Maybe put it behind that."
                                .formatted(Expressions.text(expression)));
                costly = Optional.empty();
            }
            costly = costly.isEmpty() && isCostly(expression) ? Optional.of(descr) : costly;
        }
        return flaws.found;
    }

    private void checkBinding(BaseDescr descr, String name, Expression expression) {
        boolean outer = expression instanceof MethodCallExpr call
                && call.getArguments().stream().anyMatch(argument -> Expressions.names(argument).stream()
                        .anyMatch(bound::contains));
        if (outer) {
            say(
                    descr,
                    "%s is bound to a question that takes a name of another pattern, which the engine cannot do. Maybe ask it as a condition: %s"
                            .formatted(name, Expressions.text(expression)));
        }
    }

    private void checkCondition(BaseDescr descr, Expression condition) {
        String text = Expressions.text(condition);
        if (isAlways(condition)) {
            say(descr, "'%s' is always true. Maybe leave it out.".formatted(text));
        } else if (isNever(condition)) {
            say(descr, "The rule can never fire: '%s' is never true. Maybe it is turned round.".formatted(text));
        } else if (held.containsKey(text)) {
            warn(descr, "'%s' is said twice. Maybe leave one out.".formatted(text));
        } else {
            checkAgainst(descr, text);
            checkRange(descr, condition);
            checkKinds(descr, condition);
        }
        held.putIfAbsent(text, descr);
    }

    private void checkAgainst(BaseDescr descr, String text) {
        for (String other : held.keySet()) {
            boolean opposite =
                    plain(text).equals("!" + plain(other)) || plain(other).equals("!" + plain(text));
            boolean excluded =
                    pattern.getObjectType().endsWith("Action") && (excludes(text, other) || excludes(other, text));
            if (opposite || excluded) {
                say(
                        descr,
                        "The rule can never fire: '%s' and '%s' exclude each other. Maybe leave one out."
                                .formatted(other, text));
            }
        }
    }

    private static boolean excludes(String one, String other) {
        return EXCLUDES.getOrDefault(one, Set.of()).contains(other);
    }

    private static String plain(String text) {
        String bare = text.replace(" ", "");
        return bare.startsWith("!(") && bare.endsWith(")") ? "!" + bare.substring(2, bare.length() - 1) : bare;
    }

    /** Numbers and constants that a value is held against. */
    private void checkRange(BaseDescr descr, Expression condition) {
        if (condition instanceof BinaryExpr binary && isConstant(binary.getRight())) {
            String left = Expressions.text(binary.getLeft());
            Range before = ranges.getOrDefault(left, Range.ALL);
            Range now = before.and(binary.getOperator(), Expressions.text(binary.getRight()));
            if (now.isEmpty() && !before.isEmpty()) {
                say(
                        descr,
                        "The rule can never fire: '%s' leaves nothing that '%s' could be. Maybe one of its conditions is wrong."
                                .formatted(Expressions.text(condition), left));
            }
            ranges.put(left, now);
        }
        if (condition instanceof BinaryExpr binary
                && pattern.getObjectType().equals("Limit")
                && Expressions.text(binary.getLeft()).equals("rule")
                && binary.getRight() instanceof StringLiteralExpr named
                && !named.getValue().equals(file.id(rule).toString())) {
            say(descr, "The limit is that of another rule. Maybe write: rule == \"%s\"".formatted(file.id(rule)));
        }
    }

    /** A text held against a number, or the other way round, is never what was meant. */
    private void checkKinds(BaseDescr descr, Expression condition) {
        if (!(condition instanceof BinaryExpr binary) || type.isEmpty()) {
            return;
        }
        Optional<Class<?>> left = kind(binary.getLeft());
        boolean text = left.filter(String.class::equals).isPresent();
        boolean number =
                left.filter(kind -> kind == int.class || kind == long.class).isPresent();
        if (text && binary.getRight() instanceof IntegerLiteralExpr) {
            say(
                    descr,
                    "'%s' is a text and is compared with a number. Maybe put the number in quotes."
                            .formatted(Expressions.text(binary.getLeft())));
        } else if (number && binary.getRight() instanceof StringLiteralExpr) {
            say(
                    descr,
                    "'%s' is a number and is compared with a text. Maybe leave out the quotes."
                            .formatted(Expressions.text(binary.getLeft())));
        }
    }

    private Optional<Class<?>> kind(Expression expression) {
        if (expression instanceof NameExpr name) {
            return type.flatMap(of -> FactTypes.typeOf(of, name.getNameAsString()));
        }
        if (expression instanceof MethodCallExpr call && call.getArguments().isEmpty()) {
            boolean size = call.getNameAsString().equals("size")
                    || call.getNameAsString().equals("length");
            return call.getScope().isPresent()
                    ? Optional.of(size ? int.class : Object.class)
                    : type.flatMap(of -> FactTypes.typeOf(of, call.getNameAsString()));
        }
        return Optional.empty();
    }

    /** Elements and values that need not be there. */
    private void checkValues(BaseDescr descr, Expression expression) {
        for (Node part : Expressions.parts(expression)) {
            if (isRegularExpression(part)) {
                say(
                        descr,
                        "Regular expressions are not allowed: one of them can take for ever. Maybe use ==, contains, startsWith(...) or a question of the fact.");
            } else if (part instanceof ArrayAccessExpr element) {
                checkElement(descr, element.getName(), element.getIndex(), element);
            } else if (part instanceof MethodCallExpr call
                    && call.getNameAsString().equals("get")
                    && call.getArguments().size() == 1
                    && call.getScope().isPresent()) {
                checkElement(descr, call.getScope().get(), call.getArguments().get(0), call);
            }
        }
    }

    /** {@code tool matches "..."}, and its half in {@code tool (matches "..." || == "b")}. */
    private static boolean isRegularExpression(Node part) {
        return part instanceof PointFreeExpr words
                        && words.getOperator().asString().equals(REGULAR_EXPRESSION)
                || part instanceof HalfPointFreeExpr half
                        && half.getOperator().asString().equals(REGULAR_EXPRESSION);
    }

    private void checkElement(BaseDescr descr, Expression of, Expression index, Expression whole) {
        String list = Expressions.text(of);
        boolean value = index instanceof StringLiteralExpr;
        boolean guarded = held.keySet().stream()
                .anyMatch(text -> text.contains(list + ".size()")
                        || text.contains(list + ".isEmpty()")
                        || text.contains(list + ".containsKey("));
        boolean goesOn = whole.getParentNode()
                .filter(parent -> parent instanceof MethodCallExpr call
                                && call.getScope()
                                        .filter(scope -> isSame(scope, whole))
                                        .isPresent()
                        || parent instanceof FieldAccessExpr)
                .isPresent();
        if (value && goesOn && !guarded) {
            say(
                    descr,
                    "'%s' may be missing, and the rule would throw. Maybe write !. behind it in place of the dot."
                            .formatted(Expressions.text(whole)));
        } else if (!value && !guarded) {
            say(
                    descr,
                    "'%s' may be missing, and the rule would throw. Maybe ask %s.size() > ... before it."
                            .formatted(Expressions.text(whole), list));
        }
    }

    /** Whether it is the very node; nodes of this parser cannot be compared. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Node one, Node other) {
        return one == other;
    }

    private static List<Expression> conjuncts(Expression expression) {
        if (expression instanceof EnclosedExpr enclosed) {
            return conjuncts(enclosed.getInner());
        }
        if (expression instanceof BinaryExpr binary && binary.getOperator() == BinaryExpr.Operator.AND) {
            List<Expression> all = new ArrayList<>(conjuncts(binary.getLeft()));
            all.addAll(conjuncts(binary.getRight()));
            return all;
        }
        return List.of(expression);
    }

    private static boolean isAlways(Expression condition) {
        if (condition instanceof BooleanLiteralExpr literal) {
            return literal.getValue();
        }
        if (!(condition instanceof BinaryExpr binary)) {
            return false;
        }
        boolean same = Expressions.text(binary.getLeft()).equals(Expressions.text(binary.getRight()));
        boolean fact = binary.getLeft() instanceof ThisExpr && binary.getRight() instanceof NullLiteralExpr;
        boolean size = Expressions.text(binary.getLeft()).endsWith("size()")
                && Expressions.text(binary.getRight()).equals("0");
        return switch (binary.getOperator()) {
            case EQUALS -> same;
            case GREATER_EQUALS -> same || size;
            case LESS_EQUALS -> same;
            case NOT_EQUALS -> fact;
            case OR -> isOpposite(binary);
            default -> false;
        };
    }

    private static boolean isNever(Expression condition) {
        if (condition instanceof BooleanLiteralExpr literal) {
            return !literal.getValue();
        }
        if (!(condition instanceof BinaryExpr binary)) {
            return false;
        }
        boolean same = Expressions.text(binary.getLeft()).equals(Expressions.text(binary.getRight()));
        return switch (binary.getOperator()) {
            case NOT_EQUALS, GREATER, LESS -> same;
            case EQUALS -> binary.getLeft() instanceof ThisExpr && binary.getRight() instanceof NullLiteralExpr;
            default -> false;
        };
    }

    private static boolean isOpposite(BinaryExpr binary) {
        String left = plain(Expressions.text(binary.getLeft()));
        String right = plain(Expressions.text(binary.getRight()));
        return left.equals("!" + right) || right.equals("!" + left);
    }

    private static boolean isConstant(Expression expression) {
        return expression instanceof LiteralExpr && !(expression instanceof NullLiteralExpr)
                || expression instanceof UnaryExpr unary && unary.getExpression() instanceof LiteralExpr
                || expression instanceof FieldAccessExpr constant
                        && constant.getNameAsString()
                                .equals(constant.getNameAsString().toUpperCase(java.util.Locale.ROOT));
    }

    /** A static question about facts, such as {@code Action.distinctCalls($same)}: it goes through a list. */
    private static boolean isCostly(Expression expression) {
        return Expressions.parts(expression).stream()
                .anyMatch(part -> part instanceof MethodCallExpr call
                        && !call.getArguments().isEmpty()
                        && call.getScope()
                                .filter(scope -> scope instanceof NameExpr name
                                        && Character.isUpperCase(
                                                name.getNameAsString().charAt(0)))
                                .isPresent());
    }

    /** A question without arguments of the fact itself, or its value held against a constant. */
    private static boolean isCheap(Expression expression, Set<String> own) {
        return !isCostly(expression)
                && Expressions.parts(expression).stream()
                        .noneMatch(part -> part instanceof MethodCallExpr call
                                        && !call.getArguments().isEmpty()
                                || part instanceof PointFreeExpr)
                && Expressions.names(expression).stream().noneMatch(own::contains);
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
