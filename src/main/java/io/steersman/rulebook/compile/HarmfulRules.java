package io.steersman.rulebook.compile;

import io.steersman.policy.Diagnostic;
import io.steersman.rulebook.drl.DrlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.drl.ast.descr.RuleDescr;

/** Finds the place and the words for what the {@link ReferenceGate} refuses. */
public final class HarmfulRules {

    /** What no name tells, by what the gate calls it. */
    private static final Map<String, String> LANGUAGE = Map.of(
            CodeShape.LOOP,
            "A rule of this file goes round in a loop, which is not allowed. Maybe ask History to count.",
            CodeShape.ARRAY,
            "A rule of this file makes an array, which may be of any size. Maybe write List.of( ... ).",
            ReferenceGate.CLASS,
            "A rule of this file has a class of its own, which is not allowed. Maybe ask the facts instead.",
            ReferenceGate.LAMBDA,
            "A rule of this file has a lambda of its own, which is not allowed. Maybe write the condition into a pattern.");

    private HarmfulRules() {}

    /**
     * Says where rules reach for what they must not.
     *
     * @param files the files that were compiled together
     * @param harmful what they reach for, by package
     */
    public static List<Diagnostic> explain(List<DrlFile> files, Map<String, Set<String>> harmful) {
        List<Diagnostic> found = new ArrayList<>();
        harmful.forEach((packageName, members) -> files.stream()
                .filter(file -> (packageName + ".").startsWith(file.expectedPackage() + "."))
                .forEach(file -> members.forEach(member -> found.add(explain(file, member)))));
        return found;
    }

    private static Diagnostic explain(DrlFile file, String member) {
        if (LANGUAGE.containsKey(member)) {
            return CompilerFaults.at(file, firstRule(file), LANGUAGE.get(member));
        }
        int dot = member.lastIndexOf('.');
        String type = member.substring(member.lastIndexOf('.', dot - 1) + 1, dot);
        String simple = type.substring(type.lastIndexOf('$') + 1);
        String name = member.substring(dot + 1);
        String sentence = "The rule reaches for %s, which is not allowed. Maybe put a predicate on the facts instead."
                .formatted(member);
        int rules = firstRule(file);
        int at = -1;
        for (String word : List.of(name.equals("<init>") ? simple : name, simple)) {
            at = at < 0 ? CompilerFaults.find(file.text(), word, rules) : at;
        }
        return CompilerFaults.at(file, Math.max(at, at < 0 ? rules : 0), sentence);
    }

    private static int firstRule(DrlFile file) {
        return file.rules().stream()
                .mapToInt(RuleDescr::getStartCharacter)
                .min()
                .orElse(0);
    }
}
