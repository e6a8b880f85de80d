package io.steersman.cli.experiments;

import io.steersman.cli.terminal.Refused;
import io.steersman.experiment.Experiment;
import io.steersman.reload.InForce;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the experiment that a command line names. */
final class ExperimentChoice {

    private ExperimentChoice() {}

    /**
     * The one of this name, or of this file.
     *
     * @throws Refused when there is none, naming those that there are
     */
    static Experiment of(InForce inForce, String name) {
        String last = name.substring(name.replace('\\', '/').lastIndexOf('/') + 1);
        String plain = last.endsWith(".yaml") ? last.substring(0, last.length() - ".yaml".length()) : last;
        return inForce.experiments()
                .find(plain)
                .orElseThrow(() -> new Refused(List.of("There is no experiment '%s'. Maybe use one of: %s."
                        .formatted(
                                plain,
                                inForce.experiments().all().stream()
                                        .map(Experiment::name)
                                        .collect(Collectors.joining(", "))))));
    }
}
