package io.steersman.rulebook.compile;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.steersman.rulebook.drl.DrlFile;
import io.steersman.rulebook.drl.Expressions;
import io.steersman.rulebook.drl.FactTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Says in an author's words what the engine's compiler, or the Java compiler behind it, does not like. */
final class CompilerWords {

    private static final Pattern NO_TYPE =
            Pattern.compile("Unable to (?:find class|resolve class|find type|resolve type):? '?([\\w.$]+)");
    private static final Pattern NO_METHOD = Pattern.compile("Method (\\w+) on (?:class|interface) ([\\w.$]+)");
    private static final Pattern NO_FIELD = Pattern.compile("Unable to parse left part of expression: (\\w+)");
    private static final Pattern EXPRESSION = Pattern.compile("(?s)Unable to Analyse Expression (.*?):?\\s*$");
    private static final Pattern NO_TRUTH = Pattern.compile("Predicate '(.*)' must be a Boolean expression");
    private static final Pattern NO_NAME = Pattern.compile("(\\$?\\w+) cannot be resolved");
    private static final Pattern UNDEFINED =
            Pattern.compile("The method (\\w+)\\(.*\\) is undefined for the type ([\\w.$]+)");
    private static final Pattern NOT_APPLICABLE = Pattern.compile(
            "The method (\\w+)\\(.*\\) in the type (\\w+) is not applicable for the arguments \\((.*)\\)");
    private static final Pattern NO_NUMBER = Pattern.compile("For input string: \"+(.*?)\"+");

    private final DrlFile file;
    private final RuleDescr rule;

    CompilerWords(DrlFile file, RuleDescr rule) {
        this.file = file;
        this.rule = rule;
    }

    /** The message in an author's words, with advice; nothing when it is none of the known kinds. */
    Optional<String> of(String message) {
        Matcher matcher = NO_TYPE.matcher(message);
        if (matcher.find()) {
            String name = matcher.group(1);
            return Optional.of("There is no type '%s' here.%s".formatted(name, FactTypes.adviceOnType(name)));
        }
        return question(message)
                .or(() -> name(message))
                .or(() -> expression(message))
                .or(() -> call(message));
    }

    private Optional<String> question(String message) {
        Matcher method = NO_METHOD.matcher(message);
        if (method.find()) {
            return Optional.of(noQuestion(FactTypes.load(method.group(2)), method.group(1), "()"));
        }
        Matcher field = NO_FIELD.matcher(message);
        if (field.find()) {
            Optional<Class<?>> type = patterns().stream()
                    .filter(pattern -> pattern.getDescrs().stream()
                            .anyMatch(constraint -> String.valueOf(constraint).contains(field.group(1))))
                    .findFirst()
                    .flatMap(pattern -> FactTypes.meant(file.tree(), pattern.getObjectType()));
            return Optional.of(noQuestion(type, field.group(1), ""));
        }
        return Optional.empty();
    }

    private static String noQuestion(Optional<Class<?>> type, String name, String brackets) {
        String owner = type.map(Class::getSimpleName).orElse("The fact");
        String advice = type.map(known -> FactTypes.adviceOnQuestion(known, name))
                .orElse(" Maybe see what may be asked of it in /docs/facts.md of the service.");
        return "%s has no '%s%s'.%s".formatted(owner, name, brackets, advice);
    }

    private Optional<String> name(String message) {
        Matcher unknown = NO_NAME.matcher(message);
        return unknown.find() ? Optional.of(noName(unknown.group(1))) : Optional.empty();
    }

    private String noName(String name) {
        List<String> bound = new ArrayList<>(bound());
        String all = bound.isEmpty() ? "" : " Bound are: %s.".formatted(String.join(", ", bound));
        return FactTypes.nearest(name, bound)
                .map(near -> "There is no %s here. Maybe you mean %s.".formatted(name, near))
                .orElseGet(() -> "There is no %s here.%s Maybe bind it in a pattern before.".formatted(name, all));
    }

    private Optional<String> expression(String message) {
        Matcher truth = NO_TRUTH.matcher(message);
        if (truth.find()) {
            return Optional.of("'%s' is neither true nor false. Maybe compare it: %s == ..."
                    .formatted(truth.group(1), truth.group(1)));
        }
        Matcher number = NO_NUMBER.matcher(message);
        if (number.find()) {
            return Optional.of(
                    "A number is compared with the text \"%s\". Maybe leave out the quotes, or compare something else."
                            .formatted(number.group(1)));
        }
        Matcher whole = EXPRESSION.matcher(message);
        if (!whole.find()) {
            return Optional.empty();
        }
        String text = whole.group(1).replace("_this.", "").strip();
        Set<String> unbound = Expressions.namesOf(text, false).stream()
                .flatMap(Set::stream)
                .filter(name -> name.startsWith("$") && !bound().contains(name))
                .collect(java.util.stream.Collectors.toSet());
        return Optional.of(unbound.stream()
                .findFirst()
                .map(this::noName)
                .or(() -> constant(text))
                .orElse("'%s' cannot be understood. Maybe a name in it is misspelt, or takes other arguments."
                        .formatted(text)));
    }

    /** A constant that its type does not have. */
    private Optional<String> constant(String text) {
        return Expressions.parse(text).stream()
                .flatMap(parsed -> Expressions.parts(parsed.getExpr()).stream())
                .map(part -> Expressions.as(FieldAccessExpr.class, part))
                .flatMap(Optional::stream)
                .map(this::constant)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> constant(FieldAccessExpr field) {
        Node scope = field.getScope();
        return FactTypes.meant(file.tree(), Expressions.text(scope))
                .filter(Class::isEnum)
                .map(type -> {
                    List<String> constants = java.util.Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .toList();
                    return "%s has no '%s'. Maybe one of: %s."
                            .formatted(type.getSimpleName(), field.getNameAsString(), String.join(", ", constants));
                });
    }

    private Optional<String> call(String message) {
        Matcher undefined = UNDEFINED.matcher(message);
        if (undefined.find()) {
            boolean generated = undefined.group(2).startsWith("Lambda");
            return Optional.of(
                    generated
                            ? "There is no '%s(...)' here. Maybe write: finding(drools.getRule(), \"identity\", evidence)"
                                    .formatted(undefined.group(1))
                            : noQuestion(meant(undefined.group(2)), undefined.group(1), "()"));
        }
        Matcher arguments = NOT_APPLICABLE.matcher(message);
        if (!arguments.find()) {
            return Optional.empty();
        }
        return Optional.of(
                arguments.group(1).equals("finding")
                        ? "finding(...) does not take (%s). Maybe write: finding(drools.getRule(), \"identity\", evidence), where the evidence is an action, a list of actions, or a step and the indices of others"
                                .formatted(arguments.group(3))
                        : "'%s' of %s does not take (%s). Maybe an argument is missing or of another type."
                                .formatted(arguments.group(1), arguments.group(2), arguments.group(3)));
    }

    private Optional<Class<?>> meant(String simple) {
        return FactTypes.meant(file.tree(), simple).or(() -> FactTypes.ofRules(simple));
    }

    private Set<String> bound() {
        Set<String> names = new java.util.TreeSet<>();
        for (PatternDescr pattern : patterns()) {
            names.addAll(pattern.getAllBoundIdentifiers());
            for (BaseDescr constraint : pattern.getDescrs()) {
                if (constraint instanceof ExprConstraintDescr written) {
                    Expressions.parse(written.getExpression())
                            .map(Expressions::binding)
                            .filter(name -> !name.isEmpty())
                            .ifPresent(names::add);
                }
            }
        }
        return names;
    }

    private Set<PatternDescr> patterns() {
        Set<PatternDescr> found = new HashSet<>();
        collect(rule.getLhs(), found);
        return found;
    }

    private static void collect(BaseDescr descr, Set<PatternDescr> into) {
        if (descr instanceof PatternDescr pattern) {
            into.add(pattern);
        } else if (descr instanceof ConditionalElementDescr element) {
            element.getDescrs().forEach(part -> collect((BaseDescr) part, into));
        }
    }
}
