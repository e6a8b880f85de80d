package io.steersman.supervision;

import io.steersman.policy.PolicyReader;
import io.steersman.reload.InForce;
import io.steersman.reload.Sources;
import io.steersman.rulebook.RuleLoader;
import io.steersman.rulebook.Rulebook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The shipped rules that ask a judge, hear it and decide what is told: few, so that a process is up soon. */
final class FewRules {

    private static final List<String> FILES =
            List.of("observer/questions.drl", "specification_drift/judged.drl", "reasoning_problems/judged.drl");

    private FewRules() {}

    /** Under a judge that tells of demands that were not met. */
    static InForce judged(String budget) {
        Map<String, String> drl = new TreeMap<>();
        try (Stream<Path> intervention = Files.list(Path.of("rules/intervention"))) {
            intervention
                    .filter(file -> file.toString().endsWith(".drl"))
                    .forEach(file -> drl.put("intervention/" + file.getFileName(), text(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        FILES.forEach(file -> drl.put(file, text(Path.of("rules").resolve(file))));
        Rulebook rulebook = RuleLoader.load(drl).rulebook().orElseThrow();
        String yaml = """
                judge:
                  mode: enforce
                  model: scripted
                  %s
                  calibrated: { instruction-not-followed: { labels: 120, precision: 95, on: 2026-11-29 } }
                defaults: { mode: observe, ladder: [notice, warn], cooldown: 0 }
                rules:
                  observer.questions.work-said-to-be-done: { limits: { actions: 1 }, text: x }
                  specification_drift.judged.instruction-not-followed:
                    mode: enforce
                    limits: { sureness: 80, late: 6 }
                    text: "DO: {next}"
                """.formatted(budget);
        Sources sources = new Sources(drl, Map.of(), Map.of("default.yaml", yaml));
        return new InForce(
                sources.hash(),
                sources,
                rulebook,
                PolicyReader.read("default.yaml", yaml, "p", rulebook.detectionRules())
                        .policies());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
