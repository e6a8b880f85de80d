package io.steersman.bench;

import io.steersman.reload.Checked;
import io.steersman.reload.Checker;
import io.steersman.reload.InForce;
import io.steersman.reload.Sources;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The rules and policies of the project's folders. */
public final class AllRules {

    private static final Logger ENGINE = Logger.getLogger("org.drools");

    private AllRules() {}

    /** Loads them. */
    public static InForce load() {
        ENGINE.setLevel(Level.OFF);
        Checked checked = Checker.load(Sources.read(Path.of("rules"), Path.of("policies")));
        return checked.result()
                .orElseThrow(() -> new IllegalStateException("The rules are not good: " + checked.diagnostics()));
    }
}
