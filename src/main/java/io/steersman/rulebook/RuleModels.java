package io.steersman.rulebook;

import io.steersman.rulebook.compile.AskedPatterns;
import io.steersman.rulebook.compile.DrlCompiler;
import io.steersman.rulebook.trace.RuleTrace;
import io.steersman.rulebook.trace.TracedRules;
import java.util.List;
import java.util.function.BiPredicate;
import org.drools.model.EntryPoint;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.model.Query;
import org.drools.model.Rule;
import org.drools.model.TypeMetaData;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.conf.KieBaseMutabilityOption;

/** Makes rule bases out of chosen rules of compiled models, without compiling again. */
final class RuleModels {

    private RuleModels() {}

    /**
     * An immutable rule base of chosen rules.
     *
     * @param chosen by package and rule name
     */
    @SuppressWarnings("deprecation") // The successor of newKieBaseConfiguration takes no class loader.
    static KieBase base(List<Model> models, BiPredicate<String, String> chosen) {
        KieBaseConfiguration configuration =
                DrlCompiler.services().newKieBaseConfiguration(null, RuleModels.class.getClassLoader());
        configuration.setOption(KieBaseMutabilityOption.DISABLED);
        List<Model> selected = models.stream()
                .<Model>map(model -> new Selection(model, chosen))
                .filter(model -> !model.getRules().isEmpty())
                .toList();
        return KieBaseBuilder.createKieBaseFromModel(selected, configuration);
    }

    /** A model with some of its rules. */
    @SuppressWarnings("rawtypes") // As the interface has it.
    static final class Selection implements Model {
        private final Model model;
        private final List<Rule> rules;
        private final List<Global> globals;

        /** A model whose chosen rules tell of each condition that they ask. */
        static Selection traced(Model model, BiPredicate<String, String> chosen, RuleTrace trace) {
            return new Selection(
                    model,
                    model.getRules().stream()
                            .map(rule -> chosen.test(model.getPackageName(), rule.getName())
                                    ? TracedRules.of(rule, trace)
                                    : rule)
                            .toList());
        }

        private Selection(Model model, List<Rule> rules) {
            this.model = model;
            this.globals = List.copyOf(AskedPatterns.globals(model));
            this.rules = rules;
        }

        Selection(Model model, BiPredicate<String, String> chosen) {
            this.model = model;
            this.globals = List.copyOf(AskedPatterns.globals(model));
            this.rules = model.getRules().stream()
                    .filter(rule -> chosen.test(model.getPackageName(), rule.getName()))
                    .toList();
        }

        @Override
        public String getName() {
            return model.getName();
        }

        @Override
        public String getPackageName() {
            return model.getPackageName();
        }

        @Override
        public List<Global> getGlobals() {
            return globals;
        }

        @Override
        public List<Rule> getRules() {
            return rules;
        }

        @Override
        public List<Query> getQueries() {
            return model.getQueries();
        }

        @Override
        public List<TypeMetaData> getTypeMetaDatas() {
            return model.getTypeMetaDatas();
        }

        @Override
        public List<EntryPoint> getEntryPoints() {
            return model.getEntryPoints();
        }
    }
}
