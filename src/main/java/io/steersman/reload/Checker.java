package io.steersman.reload;

import io.steersman.experiment.ExperimentReader;
import io.steersman.policy.Diagnostic;
import io.steersman.policy.Mode;
import io.steersman.policy.Nearest;
import io.steersman.policy.Policy;
import io.steersman.policy.PolicyReader;
import io.steersman.rulebook.Evidence;
import io.steersman.rulebook.RuleLoader;
import io.steersman.rulebook.Rulebook;
import io.steersman.rulebook.drl.RuleMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The one gate through which rules and policies come into force: on the command line, at start, at reload. */
public final class Checker {

    private Checker() {}

    /** Checks all files: lint, compile, cases, policy; says everything that is wrong. */
    public static Checked check(Sources sources) {
        Checked loaded = load(sources);
        if (loaded.result().isEmpty()) {
            return loaded;
        }
        List<Diagnostic> failed = new ArrayList<>(CaseGate.run(loaded.result().get(), sources));
        failed.addAll(Variants.failing(loaded.result().get()));
        failed.addAll(Blanks.in(sources));
        if (failed.isEmpty()) {
            return loaded;
        }
        failed.addAll(loaded.diagnostics());
        return Checked.refused(failed);
    }

    /**
     * Checks some files, beside all others: of these nothing is said, and their cases are not run.
     *
     * @param asked paths, beginning with {@code rules/} or {@code policies/}; a file of rules and its cases belong together
     */
    public static Checked check(Sources sources, Set<String> asked) {
        Checked loaded = load(sources);
        List<Diagnostic> all = new ArrayList<>(loaded.diagnostics());
        loaded.result().ifPresent(good -> {
            all.addAll(CaseGate.run(good, sources.withCasesOf(asked)));
            all.addAll(Variants.failing(good));
            all.addAll(Blanks.in(sources));
        });
        List<Diagnostic> said = all.stream()
                .filter(found -> isAsked(asked, found.file()))
                .sorted()
                .toList();
        boolean wrong = said.stream().anyMatch(Diagnostic::isError);
        if (!wrong && loaded.result().isEmpty()) {
            long others = all.stream().filter(Diagnostic::isError).count();
            return Checked.refused(List.of(new Diagnostic(
                    asked.iterator().next(),
                    0,
                    0,
                    "Nothing is wrong with what was asked, but %d things are with other files, so cases cannot be run. Maybe check all."
                            .formatted(others))));
        }
        return wrong ? Checked.refused(said) : new Checked(loaded.result(), said);
    }

    /** A file of rules and its cases are asked for together. */
    private static boolean isAsked(Set<String> asked, String file) {
        return asked.contains(file)
                || asked.contains(file.replace(".cases.yaml", ".drl"))
                || asked.contains(file.replace(".drl", ".cases.yaml"));
    }

    /** Loads files that were checked before, without running their cases. */
    public static Checked load(Sources sources) {
        RuleLoader.Loaded rules = RuleLoader.load(sources.drl());
        if (rules.rulebook().isEmpty()) {
            return Checked.refused(withPlace("rules", rules.diagnostics()));
        }
        Rulebook rulebook = rules.rulebook().get();
        PolicyReader.Reading reading =
                PolicyReader.read(sources.plainPolicies(), sources.policiesHash(), rulebook.detectionRules());
        Variants variants = Variants.load(sources);
        ExperimentReader.Reading experiments =
                ExperimentReader.read(sources.policies(), rulebook.detectionRules(), variants.rules());
        Evidence.Tables evidence = Evidence.read(sources.evidence());
        List<Diagnostic> warnings = warnings(rules, reading, evidence, variants);
        List<Diagnostic> wrong = new ArrayList<>(
                reading.isGood()
                        ? withPlace("rules", unset(rulebook, reading.policy()))
                        : withPlace("policies", reading.diagnostics()));
        if (variants.areGood()) {
            wrong.addAll(withPlace("policies", experiments.diagnostics()));
        }
        wrong.addAll(withPlace("rules", evidence.diagnostics()));
        InForce whole = new InForce(
                sources.hash(),
                sources,
                rulebook,
                reading.policies(),
                experiments.experiments(),
                warnings,
                variants.inForce(reading.policies()));
        if (reading.isGood()) {
            wrong.addAll(withPlace(
                    "policies", PolicyNames.check(reading.policies().layers(), rulebook, sources.policies())));
        }
        if (wrong.isEmpty()) {
            wrong.addAll(Variants.misspelt(whole));
            wrong.addAll(Variants.lacking(whole, arm -> unset(arm.rulebook(), arm.policy())));
        }
        wrong.addAll(warnings);
        return wrong.stream().noneMatch(Diagnostic::isError)
                ? new Checked(Optional.of(whole), warnings)
                : Checked.refused(wrong);
    }

    private static List<Diagnostic> warnings(
            RuleLoader.Loaded rules, PolicyReader.Reading reading, Evidence.Tables evidence, Variants variants) {
        List<Diagnostic> unproven = reading.isGood() && !evidence.rules().isEmpty()
                ? unproven(rules.rulebook().orElseThrow(), reading.policy(), evidence)
                : List.of();
        List<Diagnostic> all = new ArrayList<>(withPlace(
                "rules",
                Stream.concat(rules.diagnostics().stream(), unproven.stream()).toList()));
        all.addAll(variants.diagnostics());
        return all;
    }

    /** A rule that asks for a limit which the policy does not give waits for ever. */
    private static List<Diagnostic> unset(Rulebook rulebook, Policy policy) {
        List<Diagnostic> found = new ArrayList<>();
        for (RuleMetadata rule : rulebook.rules()) {
            Set<String> given =
                    policy.of(rule.id()).map(said -> said.limits().keySet()).orElse(Set.of());
            rule.limits().forEach((name, line) -> {
                if (!given.contains(name)) {
                    found.add(new Diagnostic(
                            rule.file(),
                            line,
                            1,
                            "The rule can never fire: the policy gives no limit '%s'. Maybe add to %s in policies/%s: limits: { %s: 3 }%s"
                                    .formatted(
                                            name,
                                            rule.id(),
                                            PolicyReader.DEFAULT_FILE,
                                            name,
                                            Nearest.to(name, given)
                                                    .map(". Nearest: '%s'."::formatted)
                                                    .orElse(""))));
                }
            });
        }
        return found;
    }

    /** Rules that agents are told of by default have findings that were read, and nine of ten of them are right: one warning. */
    private static List<Diagnostic> unproven(Rulebook rulebook, Policy policy, Evidence.Tables evidence) {
        List<String> told = rulebook.rules().stream()
                .filter(rule -> rule.detects() && policy.mode(rule.id()) == Mode.ENFORCE)
                .filter(rule -> !evidence.of(rule.id()).suffices())
                .map(rule -> rule.id().toString())
                .toList();
        String message =
                "Agents are told of rules without enough evidence (%d): %s. Maybe read %d findings or more of each in their transcripts and note them here, or set mode: observe until %d %% are right."
                        .formatted(told.size(), String.join(", ", told), Evidence.FEWEST, Evidence.LEAST_RIGHT);
        return told.isEmpty() ? List.of() : List.of(new Diagnostic("evidence.tsv", 0, 0, message).asWarning());
    }

    private static List<Diagnostic> withPlace(String folder, List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(found -> found.in(folder)).toList();
    }
}
