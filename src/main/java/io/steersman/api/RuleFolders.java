package io.steersman.api;

import io.steersman.policy.Diagnostic;
import io.steersman.reload.Active;
import io.steersman.reload.Checked;
import io.steersman.reload.Checker;
import io.steersman.reload.FolderWatch;
import io.steersman.reload.InForce;
import io.steersman.reload.Shipped;
import io.steersman.reload.Sources;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The folders that rules and policies are read from. */
@Singleton
final class RuleFolders {

    /** The service cannot start with these folders; the message says everything that is wrong, a line each. */
    static final class Unusable extends RuntimeException {
        Unusable(String message) {
            super(message);
        }
    }

    private final Path rules;
    private final Path policies;

    RuleFolders(Settings settings) {
        this.rules = Shipped.rules(settings.rules().orElse(""));
        this.policies = Shipped.policies(settings.policies().orElse(""));
    }

    /**
     * Reads and checks them.
     *
     * @throws Unusable when something is wrong, with everything that is
     */
    InForce load() {
        try {
            Checked checked = Checker.check(Sources.read(rules, policies));
            return checked.result().orElseThrow(() -> refusal(checked));
        } catch (UncheckedIOException e) {
            throw new Unusable("The rules (%s) or policies (%s) cannot be read: %s. Maybe a folder is missing."
                    .formatted(rules, policies, e.getMessage()));
        }
    }

    /** Watches them for changes; nothing can change inside the program itself. */
    boolean canChange() {
        return rules.getFileSystem() == FileSystems.getDefault()
                || policies.getFileSystem() == FileSystems.getDefault();
    }

    /** A watch that puts into force what changes. */
    FolderWatch watch(Active active, Consumer<Active.State> told) {
        return new FolderWatch(rules, policies, active, told);
    }

    /** Says where they are. */
    String display() {
        return "rules %s, policies %s".formatted(rules.toUri(), policies.toUri());
    }

    private static Unusable refusal(Checked checked) {
        String all = checked.diagnostics().stream().map(Diagnostic::display).collect(Collectors.joining("\n"));
        return new Unusable(all + "\nThe service does not start with broken rules. Maybe mend the lines above.");
    }
}
