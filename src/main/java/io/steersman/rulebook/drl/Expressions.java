package io.steersman.rulebook.drl;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.mvel.parser.DrlxParser;
import org.drools.mvel.parser.ParseStart;
import org.drools.mvel.parser.ast.expr.DrlxExpression;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;
import org.drools.mvel.parser.printer.PrintUtil;

/** What stands between the brackets of a pattern, parsed by the engine's own parser. */
public final class Expressions {

    private static final ParseStart<DrlxExpression> DRL = DrlxParser.buildDrlxParserWithArguments(
            List.of("matches", "contains", "memberOf", "str", "in", "excludes", "soundslike"));

    private Expressions() {}

    /** An expression with its binding, {@code $n : value}; nothing when the parser does not understand it. */
    public static Optional<DrlxExpression> parse(String text) {
        try {
            return Optional.of(DrlxParser.parseExpression(DRL, text));
        } catch (RuntimeException | StackOverflowError e) {
            // The compiler will say what is wrong with it.
            return Optional.empty();
        }
    }

    /** The name that the expression is bound to, empty when there is none. */
    public static String binding(DrlxExpression expression) {
        return expression.getBind() == null ? "" : expression.getBind().asString();
    }

    /** An expression in one spelling, whatever blanks its author left. */
    public static String text(Node node) {
        return PrintUtil.printNode(node);
    }

    /** An expression and all its parts. */
    public static List<Node> parts(Node root) {
        List<Node> parts = new ArrayList<>();
        collect(root, parts);
        return parts;
    }

    private static void collect(Node node, List<Node> parts) {
        parts.add(node);
        if (node instanceof PointFreeExpr words) {
            // Its parts are not among its children.
            collect(words.getLeft(), parts);
            words.getRight().forEach(right -> collect(right, parts));
        }
        node.getChildNodes().forEach(child -> collect(child, parts));
    }

    /** The names that an expression reads, such as {@code $most} and {@code program}. */
    public static Set<String> names(Node root) {
        return parts(root).stream()
                .filter(NameExpr.class::isInstance)
                .map(name -> ((NameExpr) name).getNameAsString())
                .collect(Collectors.toSet());
    }

    /** The names that an expression or a block of statements reads; nothing when the parser does not understand it. */
    public static Optional<Set<String>> namesOf(String text, boolean statements) {
        if (!statements) {
            return parse(text).map(parsed -> names(parsed.getExpr()));
        }
        return block(text).map(Expressions::names);
    }

    /** Statements, parsed; nothing when the parser does not understand them. */
    public static Optional<Node> block(String statements) {
        return new JavaParser().parseBlock("{" + statements + "}").getResult().map(Node.class::cast);
    }

    /** Whether statements make an array; no when the parser does not understand them. */
    public static boolean makesArray(String statements) {
        return block(statements)
                .flatMap(block -> block.findFirst(ArrayCreationExpr.class))
                .isPresent();
    }

    /** An expression without the brackets around it. */
    public static Node unbracketed(Expression expression) {
        return expression instanceof EnclosedExpr enclosed ? unbracketed(enclosed.getInner()) : expression;
    }

    /** Whether an expression is one of a kind. */
    public static <T extends Expression> Optional<T> as(Class<T> kind, Node node) {
        return kind.isInstance(node) ? Optional.of(kind.cast(node)) : Optional.empty();
    }
}
