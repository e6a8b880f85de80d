package io.steersman.reload;

import io.steersman.experiment.Arm;
import io.steersman.experiment.Experiments;
import io.steersman.experiment.Regime;
import io.steersman.finding.RuleId;
import io.steersman.policy.Diagnostic;
import io.steersman.policy.Mode;
import io.steersman.policy.Policies;
import io.steersman.policy.Policy;
import io.steersman.policy.RulePolicy;
import io.steersman.rulebook.RuleLoader;
import io.steersman.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rulebooks that arms of experiments have of their own: files beside the experiments, laid over the rules of all. */
final class Variants {

    private static final String RULES = "rules/";

    private final Sources sources;
    private final Map<String, Rulebook> rulebooks = new TreeMap<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private Variants(Sources sources) {
        this.sources = sources;
    }

    /** Compiles them; what does not change is not compiled again. */
    static Variants load(Sources sources) {
        Variants variants = new Variants(sources);
        sources.variantNames().forEach(variants::load);
        return variants;
    }

    private void load(String name) {
        RuleLoader.Loaded loaded = RuleLoader.load(sources.of(name).drl());
        loaded.diagnostics().stream()
                .map(found -> found.in("rules"))
                .filter(found -> found.isError() || isOwn(name, found))
                .forEach(found -> diagnostics.add(placed(name, found)));
        loaded.rulebook().ifPresent(rulebook -> rulebooks.put(name, rulebook));
    }

    /** What is wrong with their files. */
    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Whether all may be named. */
    boolean areGood() {
        return diagnostics.stream().noneMatch(Diagnostic::isError);
    }

    /** The rules of each, by its name. */
    Map<String, Collection<RuleId>> rules() {
        return rulebooks.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue()
                .detectionRules()));
    }

    /** Each as it is judged by, by its name. */
    Map<String, InForce> inForce(Policies policies) {
        Map<String, InForce> all = new TreeMap<>();
        rulebooks.forEach((name, rulebook) -> {
            Sources own = sources.of(name);
            all.put(name, new InForce(own.hash(), own, rulebook, policies.knowing(rulebook.detectionRules())));
        });
        return all;
    }

    /**
     * What arms lack that have a rulebook of their own.
     *
     * @param unset says what limits rules ask for in vain under a policy
     */
    static List<Diagnostic> lacking(InForce whole, Function<InForce, List<Diagnostic>> unset) {
        List<Diagnostic> found = new ArrayList<>();
        eachArm(whole.experiments(), (file, arm) -> {
            InForce judged = whole.under(regime(arm));
            unset.apply(judged).forEach(one -> found.add(placed(arm.rulebook(), one.in("rules"), whole.sources())));
            Policy policy = judged.policy();
            for (RuleId rule : judged.rulebook().detectionRules()) {
                boolean added = !whole.rulebook().detectionRules().contains(rule);
                Optional<RulePolicy> said = policy.of(rule);
                if (added
                        && said.filter(one -> one.mode() != Mode.ENFORCE
                                        || !one.text().source().isEmpty())
                                .isEmpty()) {
                    found.add(new Diagnostic(
                            file,
                            0,
                            0,
                            "The arm '%s' says nothing of its rule '%s'. Maybe add below it: policy: { rules: { %s: { mode: enforce, text: ... } } }"
                                    .formatted(arm.name(), rule, rule)));
                }
            }
        });
        return found;
    }

    /** What the policies of arms name that their rules have not. */
    static List<Diagnostic> misspelt(InForce whole) {
        return whole.experiments().all().stream()
                .flatMap(experiment -> experiment.arms().stream())
                .flatMap(arm -> PolicyNames.check(
                        arm.overlay().stream().toList(),
                        whole.under(regime(arm)).rulebook(),
                        whole.sources().policies())
                        .stream())
                .map(found -> found.in("policies"))
                .toList();
    }

    /** What fails of the cases of rules that arms have of their own, or have changed. */
    static List<Diagnostic> failing(InForce whole) {
        List<Diagnostic> found = new ArrayList<>();
        eachArm(whole.experiments(), (file, arm) -> {
            InForce judged = whole.under(regime(arm));
            Sources own = judged.sources();
            Map<String, String> cases = new TreeMap<>(own.cases());
            cases.keySet().removeIf(path -> !isTouched(whole.sources(), arm.rulebook(), path));
            CaseGate.run(judged, new Sources(own.drl(), cases, own.policies()))
                    .forEach(failed -> found.add(placed(arm.rulebook(), failed, whole.sources())));
        });
        return found.stream().distinct().toList();
    }

    private static boolean isTouched(Sources sources, String variant, String cases) {
        String rules = cases.replace(".cases.yaml", ".drl");
        return sources.variants().containsKey(variant + "/" + cases)
                || sources.variants().containsKey(variant + "/" + rules);
    }

    private static Regime regime(Arm arm) {
        return new Regime(arm.says(), arm.text(), arm.overlay().stream().toList(), arm.rulebook());
    }

    /** Takes an arm with a rulebook of its own, and the path of its experiment. */
    @FunctionalInterface
    private interface EachArm {
        void take(String file, Arm arm);
    }

    private static void eachArm(Experiments experiments, EachArm to) {
        experiments.all().forEach(experiment -> experiment.arms().stream()
                .filter(arm -> !arm.rulebook().isEmpty())
                .forEach(arm -> to.take(Sources.VARIANTS + experiment.name() + ".yaml", arm)));
    }

    private Diagnostic placed(String variant, Diagnostic found) {
        return placed(variant, found, sources);
    }

    /** At the file that it is about: the variant's own, or that of all. */
    private static Diagnostic placed(String variant, Diagnostic found, Sources sources) {
        String path = variant + "/" + found.file().substring(RULES.length());
        return sources.variants().containsKey(path)
                ? new Diagnostic(Sources.VARIANTS + path, found.line(), found.column(), found.message(), found.weight())
                : found;
    }

    private boolean isOwn(String variant, Diagnostic found) {
        return sources.variants().containsKey(variant + "/" + found.file().substring(RULES.length()));
    }
}
