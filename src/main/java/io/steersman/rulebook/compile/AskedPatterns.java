package io.steersman.rulebook.compile;

import io.steersman.fact.Asked;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.drools.model.Condition;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.drools.model.impl.DeclarationImpl;
import org.drools.model.impl.From1Impl;
import org.drools.model.impl.GlobalImpl;
import org.drools.model.patterns.PatternImpl;

/** Lets the patterns over {@link Asked} types ask a global of the working memory, as if the rules said "from" it. */
public final class AskedPatterns {

    private AskedPatterns() {}

    /** Changes the patterns of a model that nobody uses yet. */
    public static void prepare(Model model) {
        Map<Class<?>, Global<?>> globals = new LinkedHashMap<>();
        forEach(
                model,
                asked -> asked.setSource(new From1Impl<>(globals.computeIfAbsent(
                        asked.getType(), type -> new GlobalImpl<>(type, model.getPackageName(), name(type))))));
    }

    /** What the working memories of a prepared model must be given, each under its {@link #name}. */
    public static List<Global<?>> globals(Model model) {
        Map<String, Global<?>> globals = new LinkedHashMap<>();
        forEach(model, asked -> {
            if (asked.getSource() instanceof From1Impl<?> from && from.getVariable() instanceof Global<?> global) {
                globals.put(global.getName(), global);
            }
        });
        return List.copyOf(globals.values());
    }

    /** The name of the global of a type. */
    public static String name(Class<?> type) {
        return type.getName();
    }

    private static void forEach(Model model, Consumer<DeclarationImpl<?>> taker) {
        model.getRules().stream().map(Rule::getView).forEach(view -> visit(view, taker));
    }

    private static void visit(Condition condition, Consumer<DeclarationImpl<?>> taker) {
        if (condition instanceof PatternImpl<?> pattern
                && pattern.getPatternVariable() instanceof DeclarationImpl<?> declaration
                && declaration.getType().isAnnotationPresent(Asked.class)) {
            taker.accept(declaration);
        }
        condition.getSubConditions().forEach(below -> visit(below, taker));
    }
}
