package io.steersman.rulebook;

import java.util.ArrayList;
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
final class ReferenceGate {

    private static final String OWN = "rules.";

    /** Facts and what they are made of: records and read-only views. */
    private static final List<String> FACTS = List.of(
            "io.steersman.reading.",
            "io.steersman.finding.",
            "io.steersman.intervention.",
            "io.steersman.trajectory.",
            "io.steersman.session.",
            "io.steersman.policy.Limit");

    /** Within the packages of facts, but no facts. */
    private static final Set<String> NO_FACTS = Set.of(
            "io.steersman.session.Session",
            "io.steersman.session.Freezer",
            "io.steersman.session.Memory",
            "io.steersman.trajectory.Json",
            "io.steersman.trajectory.NativeFormat",
            "io.steersman.reading.CallReader",
            "io.steersman.reading.AnswerReader");

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
            "io.steersman.rulebook.Report.finding",
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

    /** Types of values, whose methods are quick and touch nothing else. */
    private static final Set<String> VALUES = Set.of(
            "java.lang.String",
            "java.lang.CharSequence",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Double",
            "java.lang.Boolean",
            "java.lang.Character",
            "java.lang.Number",
            "java.lang.Math",
            "java.lang.Comparable",
            "java.util.List",
            "java.util.Set",
            "java.util.Map",
            "java.util.Map$Entry",
            "java.util.Collection",
            "java.util.Iterator",
            "java.util.Objects",
            "java.util.Optional",
            "java.util.OptionalInt",
            "java.util.OptionalLong");

    /** Methods of values that read the surroundings, take long, or make large things. */
    private static final Set<String> NOT_OF_VALUES = Set.of(
            "java.lang.Integer.getInteger",
            "java.lang.Long.getLong",
            "java.lang.Boolean.getBoolean",
            "java.lang.String.<init>",
            "java.lang.String.repeat",
            "java.lang.String.format",
            "java.lang.String.formatted",
            "java.lang.String.matches",
            "java.lang.String.replaceAll",
            "java.lang.String.replaceFirst",
            "java.lang.String.split",
            "java.lang.String.intern",
            "java.lang.Math.random",
            "java.util.Collection.stream",
            "java.util.Collection.parallelStream",
            "java.util.List.stream",
            "java.util.List.parallelStream",
            "java.util.Set.stream",
            "java.util.Set.parallelStream",
            "java.util.List.add",
            "java.util.List.addAll",
            "java.util.List.set",
            "java.util.List.remove",
            "java.util.List.clear",
            "java.util.List.sort",
            "java.util.Set.add",
            "java.util.Set.remove",
            "java.util.Set.clear",
            "java.util.Map.put",
            "java.util.Map.remove",
            "java.util.Map.clear",
            "java.util.Collection.add",
            "java.util.Collection.remove",
            "java.util.Collection.clear");

    private ReferenceGate() {}

    /**
     * What rules reach for and must not.
     *
     * @param code compiled classes by name
     * @return by the name of the package, each member or class that is not allowed, as {@code java.lang.Runtime.exec}
     */
    static Map<String, Set<String>> refused(Map<String, byte[]> code) {
        Map<String, Set<String>> refused = new TreeMap<>();
        code.forEach((name, bytes) -> {
            if (name.startsWith(OWN)) {
                List<String> found = refused(ClassReferences.read(bytes));
                String packageName = name.substring(0, name.lastIndexOf('.'));
                found.forEach(reference -> refused.computeIfAbsent(packageName, at -> new TreeSet<>())
                        .add(reference));
            }
        });
        return refused;
    }

    /** Whether rules may import a class, or a static method by its full name. */
    static boolean isImport(String target) {
        return isAllowed(target + ".x") && !target.endsWith("*") || MEMBERS.contains(target);
    }

    /** The classes that may be defined: those of the rules, not what the compiler makes beside them. */
    static boolean isOfRules(String className) {
        return className.startsWith(OWN);
    }

    private static List<String> refused(ClassReferences references) {
        List<String> refused = new ArrayList<>();
        references.members().stream().filter(member -> !isAllowed(member)).forEach(refused::add);
        return refused;
    }

    private static boolean isAllowed(String member) {
        String owner = member.substring(0, member.lastIndexOf('.'));
        boolean fact = FACTS.stream().anyMatch(member::startsWith) && !NO_FACTS.contains(owner);
        boolean value = VALUES.contains(owner) && !NOT_OF_VALUES.contains(member);
        return fact
                || value
                || member.startsWith(OWN)
                || MEMBERS.contains(member)
                || !member.startsWith(REGULAR_EXPRESSIONS) && ENGINE.stream().anyMatch(member::startsWith);
    }
}
