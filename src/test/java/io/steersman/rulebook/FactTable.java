package io.steersman.rulebook;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.nodeTypes.NodeWithImplements;
import com.github.javaparser.ast.nodeTypes.NodeWithJavadoc;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.javadoc.Javadoc;
import com.github.javaparser.javadoc.JavadocBlockTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may be asked of one type, as a table in Markdown. */
final class FactTable {

    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString", "compareTo");
    private static final Pattern TAG = Pattern.compile("\\{@(\\w+)\\s+#?([^}]*)}");
    private static final Pattern SENTENCE = Pattern.compile("^(.*?\\.)(?:\\s+(?=[A-Z`<])|$)");

    private final TypeDeclaration<?> type;
    private final List<String> rows = new ArrayList<>();

    private FactTable(TypeDeclaration<?> type) {
        this.type = type;
    }

    /** A heading, what the type is, and a row for each question. */
    static String of(String name, TypeDeclaration<?> type) {
        FactTable table = new FactTable(type);
        table.components();
        table.constants();
        methods(type).forEach(table::method);
        StringBuilder text = new StringBuilder("\n### %s\n\n%s\n".formatted(name, table.first(type)));
        List<String> above = above(type);
        if (!above.isEmpty()) {
            text.append("\nAlso all of: ").append(String.join(", ", above)).append(".\n");
        }
        if (!table.rows.isEmpty()) {
            text.append("\n| ask | type | it says |\n|---|---|---|\n");
            table.rows.forEach(row -> text.append(row).append('\n'));
        }
        return text.toString();
    }

    /** The types whose questions a type answers as well. */
    static List<String> above(TypeDeclaration<?> type) {
        return type instanceof NodeWithImplements<?> node
                ? node.getImplementedTypes().stream()
                        .map(ClassOrInterfaceType::getNameAsString)
                        .filter(name -> !name.equals("Comparable"))
                        .toList()
                : List.of();
    }

    /** What of a type is public, the types named in which are facts too. */
    static Stream<Node> asked(TypeDeclaration<?> type) {
        Stream<Node> parts = type instanceof RecordDeclaration record
                ? record.getParameters().stream().map(Parameter::getType)
                : Stream.empty();
        Stream<Node> answers = methods(type)
                .flatMap(method -> Stream.concat(
                        Stream.of(method.getType()),
                        method.getParameters().stream().map(Parameter::getType)));
        return Stream.concat(parts, answers);
    }

    private static Stream<MethodDeclaration> methods(TypeDeclaration<?> type) {
        boolean open = type.isClassOrInterfaceDeclaration()
                && type.asClassOrInterfaceDeclaration().isInterface();
        Set<String> parts = type instanceof RecordDeclaration record
                ? record.getParameters().stream()
                        .map(Parameter::getNameAsString)
                        .collect(Collectors.toSet())
                : Set.of();
        return type.getMethods().stream()
                .filter(method -> method.isPublic() || open && !method.isPrivate())
                .filter(method -> !method.getType().isVoidType())
                .filter(method -> !OF_EVERY_OBJECT.contains(method.getNameAsString()))
                .filter(method -> !method.getParameters().isEmpty() || !parts.contains(method.getNameAsString()));
    }

    private void components() {
        if (type instanceof RecordDeclaration record) {
            record.getParameters()
                    .forEach(part -> row(part.getNameAsString() + "()", part.getType(), param(part.getNameAsString())));
        }
    }

    private void constants() {
        if (type.isEnumDeclaration()) {
            type.asEnumDeclaration()
                    .getEntries()
                    .forEach(entry -> rows.add("| `%s.%s` | `%1$s` | %s |"
                            .formatted(type.getNameAsString(), entry.getNameAsString(), first(entry))));
        }
    }

    private void method(MethodDeclaration method) {
        String arguments = method.getParameters().stream()
                .map(parameter -> parameter.getType() + " " + parameter.getNameAsString())
                .collect(Collectors.joining(", "));
        String owner = method.isStatic() ? type.getNameAsString() + "." : "";
        String says = first(method);
        String said = says.isEmpty()
                ? body(method).map("The same as `%s`."::formatted).orElse("")
                : says;
        row("%s%s(%s)".formatted(owner, method.getNameAsString(), arguments), method.getType(), said);
    }

    /** What a method that needs no words passes on. */
    private static Optional<Expression> body(MethodDeclaration method) {
        return method.getBody()
                .filter(block -> block.getStatements().size() == 1)
                .map(block -> block.getStatement(0))
                .filter(statement -> statement.isReturnStmt())
                .flatMap(statement -> statement.asReturnStmt().getExpression());
    }

    private void row(String ask, Type answer, String says) {
        rows.add("| `%s` | `%s` | %s |".formatted(ask, answer.asString(), says));
    }

    private String param(String name) {
        return type.getJavadoc().stream()
                .flatMap(javadoc -> javadoc.getBlockTags().stream())
                .filter(tag -> tag.getType() == JavadocBlockTag.Type.PARAM
                        && tag.getName().filter(name::equals).isPresent())
                .map(tag -> capital(plain(tag.getContent().toText())))
                .findFirst()
                .orElse("");
    }

    private String first(NodeWithJavadoc<?> node) {
        return node.getJavadoc().map(this::sentence).orElse("");
    }

    private String sentence(Javadoc javadoc) {
        String description = plain(javadoc.getDescription().toText().replaceFirst("(?s)<p>.*", ""));
        String text = description.isEmpty()
                ? javadoc.getBlockTags().stream()
                        .filter(tag -> tag.getType() == JavadocBlockTag.Type.RETURN)
                        .map(tag -> capital(plain(tag.getContent().toText())))
                        .findFirst()
                        .orElse("")
                : description;
        Matcher matcher = SENTENCE.matcher(text);
        return matcher.find() ? matcher.group(1) : text;
    }

    private String plain(String javadoc) {
        return TAG.matcher(javadoc.replaceAll("\\s+", " ").strip())
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1).equals("value")
                                ? value(found.group(2).strip())
                                : "`" + found.group(2).strip().replace('#', '.') + "`"))
                .replace("|", "\\|")
                .replace("&lt;", "<")
                .replace("&gt;", ">");
    }

    private String value(String constant) {
        return type.getFields().stream()
                .map(FieldDeclaration::getVariables)
                .flatMap(List::stream)
                .filter(field -> field.getNameAsString().equals(constant))
                .flatMap(field -> field.getInitializer().stream())
                .map(Expression::toString)
                .findFirst()
                .orElse(constant);
    }

    private static String capital(String words) {
        if (words.isEmpty()) {
            return words;
        }
        String text = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return text.endsWith(".") ? text : text + ".";
    }
}
