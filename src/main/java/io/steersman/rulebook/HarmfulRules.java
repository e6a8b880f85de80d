package io.steersman.rulebook;

import io.steersman.policy.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.RuleDescr;

/** Finds the place and the words for what the {@link ReferenceGate} refuses. */
final class HarmfulRules {

    private HarmfulRules() {}

    /**
     * Says where rules reach for what they must not.
     *
     * @param files the files that were compiled together
     * @param harmful what they reach for, by package
     */
    static List<Diagnostic> explain(List<DrlFile> files, Map<String, Set<String>> harmful) {
        List<Diagnostic> found = new ArrayList<>();
        harmful.forEach((packageName, members) -> files.stream()
                .filter(file -> (packageName + ".").startsWith(file.expectedPackage() + "."))
                .forEach(file -> members.forEach(member -> found.add(explain(file, member)))));
        return found;
    }

    private static Diagnostic explain(DrlFile file, String member) {
        int dot = member.lastIndexOf('.');
        String type = member.substring(member.lastIndexOf('.', dot - 1) + 1, dot);
        String simple = type.substring(type.lastIndexOf('$') + 1);
        String name = member.substring(dot + 1);
        String sentence = "The rule reaches for %s, which is not allowed. Maybe put a predicate on the facts instead."
                .formatted(member);
        int rules = file.rules().stream()
                .mapToInt(RuleDescr::getStartCharacter)
                .min()
                .orElse(0);
        int at = -1;
        for (String word : List.of(name.equals("<init>") ? simple : name, simple)) {
            at = at < 0 ? find(file.text(), word, rules) : at;
        }
        return CompilerFaults.at(file, Math.max(at, at < 0 ? rules : 0), sentence);
    }

    private static int find(String text, String word, int from) {
        Matcher matcher = Pattern.compile("(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])")
                .matcher(text);
        return matcher.find(from) ? matcher.start() : -1;
    }
}
