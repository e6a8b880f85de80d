package io.steersman.rulebook;

import io.steersman.policy.Diagnostic;
import io.steersman.rulebook.compile.AskedPatterns;
import io.steersman.rulebook.compile.DrlCompiler;
import io.steersman.rulebook.compile.ReferenceGate;
import io.steersman.rulebook.compile.RuleClassLoader;
import io.steersman.rulebook.drl.DrlReader;
import io.steersman.rulebook.drl.RuleMetadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.model.Model;

/** Rules that no check would let through, so that it can be seen what holds them when they run all the same. */
public final class UncheckedRules {

    private UncheckedRules() {}

    /**
     * Loads rules without looking at what they reach for.
     *
     * @param texts DRL by path
     */
    public static Rulebook load(Map<String, String> texts) {
        List<Diagnostic> wrong = new ArrayList<>();
        List<RuleMetadata> rules = DrlReader.parse(texts, wrong).stream()
                .flatMap(file -> RuleLoader.metadata(file).stream())
                .toList();
        DrlCompiler.Compilation compiled = DrlCompiler.compile(texts);
        if (!wrong.isEmpty() || !compiled.errors().isEmpty()) {
            throw new IllegalStateException("%s %s".formatted(wrong, compiled.errors()));
        }
        Map<String, byte[]> own = new HashMap<>(compiled.classes().code());
        own.keySet().removeIf(name -> !ReferenceGate.isOfRules(name));
        RuleClassLoader loader = new RuleClassLoader(DrlCompiler.loader(), own);
        List<Model> models =
                compiled.classes().models().stream().map(loader::model).toList();
        models.forEach(AskedPatterns::prepare);
        return new Rulebook(RuleLoader.hash(texts), models, rules, Set.of());
    }
}
