package io.steersman.reload;

import io.steersman.policy.Diagnostic;
import io.steersman.policy.PolicyReader;
import io.steersman.rulebook.RuleLoader;
import io.steersman.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The one gate through which rules and policies come into force: on the command line, at start, at reload. */
public final class Checker {

    private Checker() {}

    /** Checks all files: lint, compile, cases, policy; says everything that is wrong. */
    public static Checked check(Sources sources) {
        Checked loaded = load(sources);
        if (loaded.result().isEmpty()) {
            return loaded;
        }
        List<Diagnostic> failed = CaseGate.run(loaded.result().get(), sources.cases());
        return failed.isEmpty() ? loaded : Checked.refused(failed);
    }

    /** Loads files that were checked before, without running their cases. */
    public static Checked load(Sources sources) {
        RuleLoader.Loaded rules = RuleLoader.load(sources.drl());
        if (rules.rulebook().isEmpty()) {
            return Checked.refused(withPlace("rules", rules.diagnostics()));
        }
        Rulebook rulebook = rules.rulebook().get();
        String text = sources.policies().get(PolicyReader.DEFAULT_FILE);
        if (text == null) {
            return Checked.refused(List.of(new Diagnostic(
                    "policies/" + PolicyReader.DEFAULT_FILE, 0, 0, "The file is missing. Maybe restore it.")));
        }
        PolicyReader.Reading reading = PolicyReader.read(
                PolicyReader.DEFAULT_FILE, text, RuleLoader.hash(Map.of("", text)), rulebook.detectionRules());
        List<Diagnostic> diagnostics = new ArrayList<>(withPlace("policies", reading.diagnostics()));
        return diagnostics.isEmpty()
                ? new Checked(
                        java.util.Optional.of(new InForce(sources.hash(), rulebook, reading.policy())), diagnostics)
                : Checked.refused(diagnostics);
    }

    private static List<Diagnostic> withPlace(String folder, List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(d -> new Diagnostic(folder + "/" + d.file(), d.line(), d.column(), d.message()))
                .toList();
    }
}
