package io.steersman;

import io.steersman.experiment.ExperimentReader;
import io.steersman.policy.PolicyReader;
import io.steersman.reload.Checker;
import io.steersman.reload.InForce;
import io.steersman.reload.Sources;
import io.steersman.rulebook.RuleLoader;
import io.steersman.rulebook.Rulebook;
import io.steersman.rulebook.UncheckedRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The shipped rules and policies, compiled once for all tests, and ways to add to them. */
public final class Shipped {

    private static final Sources SOURCES = Sources.read(Path.of("rules"), Path.of("policies"));
    private static final InForce IN_FORCE = Checker.load(SOURCES).result().orElseThrow();

    private Shipped() {}

    /** Their files. */
    public static Sources sources() {
        return SOURCES;
    }

    /** What they compile to. */
    public static InForce inForce() {
        return IN_FORCE;
    }

    /** The shipped rules under one more policy file. */
    public static InForce withPolicy(String file, String yaml) {
        Map<String, String> files = new TreeMap<>(SOURCES.policies());
        files.put(file, yaml);
        return new InForce(
                "test",
                new Sources(SOURCES.drl(), SOURCES.cases(), files),
                IN_FORCE.rulebook(),
                PolicyReader.read(files, "p", IN_FORCE.rulebook().detectionRules())
                        .policies());
    }

    /** The shipped rules and policies with an experiment, which must be good. */
    public static InForce withExperiment(String name, String yaml) {
        Map<String, String> files = new TreeMap<>(SOURCES.policies());
        files.put("experiments/" + name + ".yaml", yaml);
        ExperimentReader.Reading read =
                ExperimentReader.read(files, IN_FORCE.rulebook().detectionRules());
        if (!read.diagnostics().isEmpty()) {
            throw new IllegalArgumentException(read.diagnostics().toString());
        }
        return new InForce(
                "test " + yaml.hashCode(),
                new Sources(SOURCES.drl(), SOURCES.cases(), files),
                IN_FORCE.rulebook(),
                IN_FORCE.policies(),
                read.experiments(),
                List.of());
    }

    /** The intervention rules and one more file of detection rules, enforced with a ladder of notice and warn. */
    public static InForce with(String path, String drl) {
        return with(path, drl, texts -> RuleLoader.load(texts).rulebook().orElseThrow());
    }

    /** The same with rules that no check would let through. */
    public static InForce unchecked(String path, String drl) {
        return with(path, drl, UncheckedRules::load);
    }

    private static InForce with(String path, String drl, Function<Map<String, String>, Rulebook> load) {
        Map<String, String> texts = new TreeMap<>();
        SOURCES.drl().forEach((file, text) -> {
            if (file.startsWith("intervention/")) {
                texts.put(file, text);
            }
        });
        texts.put(path, drl);
        Rulebook rulebook = load.apply(texts);
        StringBuilder yaml =
                new StringBuilder("defaults: { mode: enforce, ladder: [notice, warn], cooldown: 0 }\nrules:\n");
        rulebook.detectionRules().forEach(rule -> yaml.append("  ").append(rule).append(": { text: seen }\n"));
        Sources sources = new Sources(texts, Map.of(), Map.of("default.yaml", yaml.toString()));
        return new InForce(
                sources.hash(),
                sources,
                rulebook,
                PolicyReader.read("default.yaml", yaml.toString(), "p", rulebook.detectionRules())
                        .policies());
    }
}
