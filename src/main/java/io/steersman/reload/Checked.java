package io.steersman.reload;

import io.steersman.policy.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What came of checking files: something to put in force, or everything that keeps it from being so.
 *
 * @param result present when nothing is wrong but matters of style
 * @param diagnostics sorted by place; warnings alone when there is a result
 */
public record Checked(Optional<InForce> result, List<Diagnostic> diagnostics) {

    public Checked {
        diagnostics = diagnostics.stream().distinct().sorted().toList();
    }

    static Checked refused(List<Diagnostic> diagnostics) {
        return new Checked(Optional.empty(), diagnostics);
    }
}
