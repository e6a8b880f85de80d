package io.steersman.rulebook.compile;

import io.steersman.rulebook.drl.FactNames;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Lets compiled rules be defined only when all that they reach for is known to do no harm.
 *
 * <p>It looks at the compiled classes and not at the text: whatever way of writing the compiler understands, the classes
 * name what will be called. What is not listed is refused.
 */
public final class ReferenceGate {

    private static final String OWN = "rules.";

    /** What the engine's compiler itself writes into the classes of rules. */
    private static final List<String> ENGINE = List.of(
            "org.drools.model.DomainClassMetadata.",
            "org.drools.model.Index$ConstraintType.",
            "org.drools.model.PatternDSL$",
            "org.drools.model.consequences.ConsequenceBuilder$",
            "org.drools.model.functions.",
            "org.drools.model.impl.RuleBuilder.build",
            "org.drools.model.impl.RuleBuilder.metadata",
            "org.drools.model.impl.ModelImpl.",
            "org.drools.model.operators.",
            "org.drools.model.view.",
            "org.drools.modelcompiler.dsl.pattern.D.",
            "org.drools.modelcompiler.util.EvaluationUtil.",
            "org.drools.core.base.accumulators.",
            "org.drools.model.functions.accumulate.");

    /** Operators of the engine that may take for ever: a regular expression is tried in all ways there are. */
    private static final String REGULAR_EXPRESSIONS = "org.drools.model.operators.MatchesOperator.";

    private static final Set<String> MEMBERS = Set.of(
            "io.steersman.rulebook.drl.Report.finding",
            "io.steersman.rulebook.drl.Report.question",
            "org.drools.core.rule.consequence.KnowledgeHelper.getRule",
            "org.drools.model.Drools.insert",
            "org.drools.modelcompiler.consequence.DroolsImpl.asKnowledgeHelper",
            "org.drools.util.DateUtils.getDateFormatMask",
            "java.lang.Object.<init>",
            "java.lang.Object.equals",
            "java.lang.Object.hashCode",
            "java.lang.Object.toString",
            "java.lang.Enum.<init>",
            "java.lang.Enum.valueOf",
            "java.lang.Enum.name",
            "java.lang.Enum.ordinal",
            "java.lang.Enum.compareTo",
            "java.lang.Enum.equals",
            "java.lang.IllegalArgumentException.<init>",
            "java.lang.RuntimeException.<init>",
            "java.lang.System.arraycopy",
            "java.lang.invoke.StringConcatFactory.makeConcatWithConstants",
            "java.lang.invoke.LambdaMetafactory.metafactory",
            "java.lang.invoke.LambdaMetafactory.altMetafactory",
            "java.util.Locale.ENGLISH",
            "java.util.Arrays.asList",
            "java.util.Collections.emptyList",
            "java.time.format.DateTimeFormatterBuilder.<init>",
            "java.time.format.DateTimeFormatterBuilder.appendPattern",
            "java.time.format.DateTimeFormatterBuilder.parseCaseInsensitive",
            "java.time.format.DateTimeFormatterBuilder.toFormatter");

    /** Where the compiler puts what stands in rules. */
    private static final String WRITTEN = "Lambda";

    private static final Set<String> LAMBDAS = Set.of(
            "java.lang.invoke.LambdaMetafactory.metafactory", "java.lang.invoke.LambdaMetafactory.altMetafactory");

    static final String CLASS = "class";
    static final String LAMBDA = "lambda";

    private ReferenceGate() {}

    /**
     * What rules reach for and must not.
     *
     * @param code compiled classes by name
     * @return by the name of the package, each member or class that is not allowed, as {@code java.lang.Runtime.exec}
     */
    public static Map<String, Set<String>> refused(Map<String, byte[]> code) {
        Map<String, Set<String>> refused = new TreeMap<>();
        code.forEach((name, bytes) -> {
            if (name.startsWith(OWN)) {
                Set<String> found = refused(name, ClassReferences.read(bytes));
                String packageName = name.substring(0, name.lastIndexOf('.'));
                found.forEach(reference -> refused.computeIfAbsent(packageName, at -> new TreeSet<>())
                        .add(reference));
            }
        });
        return refused;
    }

    /** Whether rules may import a class, or a static method by its full name. */
    public static boolean isImport(String target) {
        boolean allowed = ValueMethods.isType(target) || isAllowed(target + ".x") || MEMBERS.contains(target);
        return allowed && !target.endsWith("*");
    }

    /** The classes that may be defined: those of the rules, not what the compiler makes beside them. */
    public static boolean isOfRules(String className) {
        return className.startsWith(OWN);
    }

    private static Set<String> refused(String name, ClassReferences references) {
        Set<String> refused = new TreeSet<>(references.shapes());
        String simple = name.substring(name.lastIndexOf('.') + 1);
        boolean written = simple.startsWith(WRITTEN);
        if (simple.contains("$") && !simple.startsWith("DomainClassesMetadata")) {
            refused.add(CLASS);
        }
        for (String member : references.members()) {
            if (written && LAMBDAS.contains(member)) {
                refused.add(LAMBDA);
            } else if (!isAllowed(member) || written && !isAllowedToAuthors(member, name)) {
                refused.add(member);
            }
        }
        return refused;
    }

    private static boolean isAllowed(String member) {
        String owner = member.substring(0, member.lastIndexOf('.'));
        return FactNames.isFact(owner)
                || ValueMethods.has(member)
                || member.startsWith(OWN)
                || MEMBERS.contains(member)
                || !member.startsWith(REGULAR_EXPRESSIONS) && ENGINE.stream().anyMatch(member::startsWith);
    }

    /** Operators are named and never called, other rules' classes are neither, and facts are read and not made. */
    private static boolean isAllowedToAuthors(String member, String name) {
        String owner = member.substring(0, member.lastIndexOf('.'));
        boolean operator = member.startsWith("org.drools.model.operators.");
        boolean made = member.endsWith(".<init>")
                && FactNames.isFact(owner)
                && !member.startsWith("io.steersman.intervention.");
        return (!operator || member.endsWith(".INSTANCE")) && (!member.startsWith(OWN) || owner.equals(name)) && !made;
    }
}
