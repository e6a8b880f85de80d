package io.steersman.api.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.steersman.policy.Diagnostic;
import io.steersman.policy.Policy;
import io.steersman.policy.RulePolicy;
import io.steersman.reload.Active;
import io.steersman.reload.PolicyNames;
import io.steersman.rulebook.Evidence;
import io.steersman.rulebook.drl.RuleMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The rules in force.
 *
 * @param rulebook hash of the rule files in force
 * @param policy hash of the policy files in force
 * @param rules in the order of their ids
 * @param refused why the files as they now are in the folders are not in force; absent when they are
 * @param warnings matters of style in the files in force; absent when there are none
 * @param quarantined rules that are left out because they took too long, and why; absent when there are none
 */
@Schema(name = "Rules")
record RulesJson(
        String rulebook,
        String policy,
        List<Rule> rules,

        @Schema(implementation = RulesJson.Refusal.class) @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<Refusal> refused,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Place> warnings,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> quarantined) {

    /**
     * A rule.
     *
     * @param kind {@code detection} or {@code intervention}
     * @param mode what the policy makes of a detection rule: off, observe or enforce; empty for other rules
     * @param ladder levels of the first, second, ... intervention about one fault
     * @param limits what the rule counts against
     * @param values what its text may say of a finding, each in braces
     * @param evidence what people who read its findings say of them
     * @param file path below the rules folder
     * @param line 1-based line in it
     */
    @Schema(name = "Rule")
    record Rule(
            String id,
            String kind,
            String mode,
            String title,
            String severity,
            String status,
            String since,
            String why,
            String falsePositives,
            String misses,
            List<String> ladder,
            Map<String, Integer> limits,
            Set<String> values,
            Evidence evidence,
            String file,
            int line) {}

    /**
     * Files that were refused.
     *
     * @param version hash of these files
     * @param diagnostics everything that is wrong with them
     */
    @Schema(name = "RefusedRules")
    record Refusal(String version, List<Place> diagnostics) {}

    /**
     * Something wrong in a file.
     *
     * @param file path that begins with {@code rules/} or {@code policies/}
     * @param line 1-based, 0 when it concerns the whole file
     * @param column 1-based, 0 when unknown
     * @param severity {@code error}, or {@code warning} for a matter of style that keeps nothing from coming into force
     * @param message what is wrong, in a sentence
     */
    @Schema(name = "Diagnostic")
    record Place(String file, int line, int column, String severity, String message) {
        static Place of(Diagnostic diagnostic) {
            return new Place(
                    diagnostic.file(),
                    diagnostic.line(),
                    diagnostic.column(),
                    diagnostic.weight().display(),
                    diagnostic.message());
        }
    }

    static RulesJson of(Active.State state) {
        Policy policy = state.inForce().policy();
        Evidence.Tables evidence = state.inForce().evidence();
        Optional<Refusal> refused = state.refused().isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        state.refused(),
                        state.diagnostics().stream().map(Place::of).toList()));
        Map<String, String> quarantined = new TreeMap<>();
        state.quarantined().forEach((rule, why) -> quarantined.put(rule.toString(), why));
        return new RulesJson(
                state.inForce().rulebook().hash(),
                policy.hash(),
                state.inForce().rulebook().rules().stream()
                        .map(rule -> rule(rule, policy, evidence.of(rule.id())))
                        .toList(),
                refused,
                state.inForce().warnings().stream().map(Place::of).toList(),
                quarantined);
    }

    private static Rule rule(RuleMetadata rule, Policy policy, Evidence evidence) {
        Optional<RulePolicy> said = policy.of(rule.id());
        return new Rule(
                rule.id().toString(),
                rule.detects() ? "detection" : "intervention",
                rule.detects() ? policy.mode(rule.id()).display() : "",
                rule.title(),
                rule.severity().display(),
                rule.status(),
                rule.since(),
                rule.why(),
                rule.falsePositives(),
                rule.misses(),
                said.map(RulesJson::ladder).orElse(List.of()),
                said.map(found -> new TreeMap<>(found.limits())).orElseGet(TreeMap::new),
                rule.detects() ? PolicyNames.known(rule) : Set.of(),
                evidence,
                rule.file(),
                rule.line());
    }

    private static List<String> ladder(RulePolicy said) {
        return said.ladder().levels().stream().map(level -> level.display()).toList();
    }
}
