package io.steersman.rulebook;

import io.steersman.policy.Limit;
import io.steersman.rulebook.compile.AskedPatterns;
import io.steersman.rulebook.compile.DrlCompiler;
import io.steersman.rulebook.compile.RuleClassLoader;
import io.steersman.rulebook.screen.DetectionRules;
import io.steersman.rulebook.screen.Screen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.model.Model;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.KeepReferenceOption;
import org.kie.api.runtime.conf.ThreadSafeOption;

/** Rules over any facts, compiled and asked as those of a rulebook are. */
public final class BareRules {

    private BareRules() {}

    /** Those of one file, under limits. */
    public static DetectionRules of(String drl, List<Limit> limits) {
        List<Model> models = models(drl);
        KieSessionConfiguration configuration =
                DrlCompiler.services().newKieSessionConfiguration(null, BareRules.class.getClassLoader());
        configuration.setOption(KeepReferenceOption.NO);
        configuration.setOption(ThreadSafeOption.YES);
        Screen screen = Screen.of(
                models.stream().flatMap(model -> model.getRules().stream()).toList(), limits);
        return new DetectionRules(base(models), configuration, limits, screen);
    }

    /** A rule base of one file. */
    public static KieBase base(String drl) {
        return base(models(drl));
    }

    private static KieBase base(List<Model> models) {
        return RuleModels.base(models, (pack, name) -> true);
    }

    /** What keeps rules from harm is left out: these are ours, and about facts that it does not know. */
    private static List<Model> models(String drl) {
        DrlCompiler.Compilation compiled = DrlCompiler.compile(Map.of("comparison.drl", drl));
        if (!compiled.errors().isEmpty()) {
            throw new IllegalStateException("These rules do not compile: " + compiled.errors());
        }
        Map<String, byte[]> own = new HashMap<>(compiled.classes().code());
        own.keySet().removeIf(name -> !name.startsWith("rules."));
        RuleClassLoader loader = new RuleClassLoader(DrlCompiler.loader(), own);
        List<Model> models =
                compiled.classes().models().stream().map(loader::model).toList();
        models.forEach(AskedPatterns::prepare);
        return models;
    }
}
