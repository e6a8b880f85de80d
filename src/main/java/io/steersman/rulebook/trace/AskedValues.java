package io.steersman.rulebook.trace;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import io.steersman.fact.Action;
import io.steersman.rulebook.drl.Expressions;
import io.steersman.rulebook.drl.FactTypes;
import io.steersman.trajectory.Pieces;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;

/**
 * The values of both sides of a condition that was asked, as {@code $same.size() = 2}.
 *
 * <p>Asks the facts again what the compiled condition asked them; facts answer the same each time.
 */
public final class AskedValues {

    private static final int LONGEST = 80;

    private final RuleTrace.Evaluation asked;

    private AskedValues(RuleTrace.Evaluation asked) {
        this.asked = asked;
    }

    /** What stands left and right in the condition with its value, without constants; what cannot be asked is left out. */
    public static List<String> of(RuleTrace.Evaluation asked) {
        AskedValues values = new AskedValues(asked);
        return Expressions.parse(asked.text()).map(parsed -> sides(parsed.getExpr())).orElse(List.of()).stream()
                .flatMap(side ->
                        values
                                .value(side)
                                .map(value -> "%s = %s".formatted(Expressions.text(side), display(value)))
                                .stream())
                .distinct()
                .toList();
    }

    /** A value in short. */
    public static String display(Object value) {
        if (value instanceof String text) {
            return "\"" + cut(text) + "\"";
        }
        if (value instanceof Action action) {
            return cut(action.call().summary());
        }
        if (value instanceof Collection<?> several) {
            String first = several.stream()
                    .limit(3)
                    .map(AskedValues::display)
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("");
            return "[%s%s]".formatted(first, several.size() > 3 ? ", ... %d in all".formatted(several.size()) : "");
        }
        return cut(String.valueOf(value));
    }

    private static String cut(String text) {
        String line = Pieces.spaced(text);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    private static List<Expression> sides(Expression expression) {
        if (expression instanceof EnclosedExpr enclosed) {
            return sides(enclosed.getInner());
        }
        if (expression instanceof UnaryExpr unary) {
            return sides(unary.getExpression());
        }
        if (expression instanceof PointFreeExpr words) {
            return withoutConstants(Stream.concat(Stream.of(words.getLeft()), words.getRight().stream()));
        }
        if (expression instanceof BinaryExpr binary) {
            List<Expression> both = new ArrayList<>(sides(binary.getLeft()));
            both.addAll(sides(binary.getRight()));
            return both;
        }
        return withoutConstants(Stream.of(expression));
    }

    private static List<Expression> withoutConstants(Stream<Expression> expressions) {
        return expressions
                .filter(side -> side instanceof NameExpr || side instanceof MethodCallExpr)
                .toList();
    }

    private Optional<Object> value(Expression expression) {
        if (expression instanceof NameExpr name) {
            int bound = asked.names().indexOf(name.getNameAsString());
            return bound >= 0 ? Optional.of(asked.values().get(bound)) : invoke(fact(), name.getNameAsString());
        }
        if (expression instanceof ThisExpr) {
            return Optional.of(fact());
        }
        if (expression instanceof StringLiteralExpr text) {
            return Optional.of(text.getValue());
        }
        if (expression instanceof IntegerLiteralExpr number) {
            return Optional.of(number.asNumber());
        }
        return expression instanceof MethodCallExpr call ? call(call) : Optional.empty();
    }

    private Object fact() {
        return asked.values().get(0);
    }

    private Optional<Object> call(MethodCallExpr call) {
        List<Object> arguments = new ArrayList<>();
        for (Expression argument : call.getArguments()) {
            Optional<Object> value = argument instanceof LiteralExpr || !(argument instanceof UnaryExpr)
                    ? value(argument)
                    : Optional.empty();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            arguments.add(value.get());
        }
        String name = call.getNameAsString();
        if (call.getScope().isEmpty()) {
            return invoke(fact(), name, arguments.toArray());
        }
        Expression scope = call.getScope().get();
        Optional<Class<?>> type = scope instanceof NameExpr named
                        && Character.isUpperCase(named.getNameAsString().charAt(0))
                ? FactTypes.ofRules(named.getNameAsString())
                : Optional.empty();
        return type.isPresent()
                ? invoke(type.get(), Optional.empty(), name, arguments.toArray())
                : value(scope).flatMap(owner -> invoke(owner, name, arguments.toArray()));
    }

    private static Optional<Object> invoke(Object owner, String name, Object... arguments) {
        return invoke(owner.getClass(), Optional.of(owner), name, arguments);
    }

    private static Optional<Object> invoke(Class<?> type, Optional<Object> owner, String name, Object... arguments) {
        return methods(type)
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == arguments.length)
                .filter(method -> owner.isPresent() || Modifier.isStatic(method.getModifiers()))
                .map(method -> invoke(method, owner, arguments))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Public methods as public types declare them: a list's own class is none. */
    private static Stream<Method> methods(Class<?> type) {
        Stream<Class<?>> above =
                Stream.concat(Stream.<Class<?>>ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()));
        Stream<Method> own = Modifier.isPublic(type.getModifiers())
                ? Arrays.stream(type.getDeclaredMethods()).filter(method -> Modifier.isPublic(method.getModifiers()))
                : Stream.empty();
        return Stream.concat(own, above.flatMap(AskedValues::methods));
    }

    @SuppressWarnings("NullAway") // The receiver of a static method is null.
    private static Optional<Object> invoke(Method method, Optional<Object> owner, Object... arguments) {
        try {
            return Optional.ofNullable(method.invoke(owner.orElse(null), arguments));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
