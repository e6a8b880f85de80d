package io.steersman.experiment;

import io.steersman.experiment.Arm.Says;
import io.steersman.experiment.Experiment.Status;
import io.steersman.policy.Layer;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.TrajectoryId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All experiments of one version of the files, in the order of their names. Immutable and thread-safe.
 *
 * @param all whatever their status
 */
public record Experiments(List<Experiment> all) {

    /** None. */
    public static final Experiments NONE = new Experiments(List.of());

    public Experiments {
        all = List.copyOf(all);
    }

    /** Finds what was drawn before. */
    @FunctionalInterface
    public interface Known {
        /** The arm of a unit of a tenant in an experiment, if it has one. */
        Optional<Assignment> find(String tenant, String experiment, String unit);
    }

    /** Whether none of them is running. */
    public boolean isIdle() {
        return all.stream().noneMatch(one -> one.status() == Status.RUNNING);
    }

    /** The one of a name. */
    public Optional<Experiment> find(String name) {
        return all.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /**
     * What a run that begins is assigned to.
     *
     * @param context what its first steps tell
     * @param known what was drawn before stays, whatever the weights are now
     * @param ended arms that are ended, as {@code experiment/arm}, and experiments, as {@link Experiment#endFor} names it
     */
    public List<Assignment> assign(TrajectoryId id, Context context, Known known, Set<String> ended) {
        List<Assignment> assignments = new ArrayList<>();
        for (Experiment one : all) {
            if (one.isRunning(id.tenant(), ended)) {
                one.unitOf(id, context)
                        .ifPresent(unit -> assignments.add(assignment(one, id.tenant(), unit, known, ended)));
            }
        }
        return assignments;
    }

    private static Assignment assignment(Experiment one, String tenant, String unit, Known known, Set<String> ended) {
        Optional<Assignment> before = one.unit().isShared() ? known.find(tenant, one.name(), unit) : Optional.empty();
        String arm = before.map(Assignment::arm)
                .filter(name -> one.arm(name).isPresent())
                .orElseGet(() -> one.draw(tenant, unit).name());
        boolean late = before.map(Assignment::late).orElse(false) || ended.contains(one.name() + "/" + arm);
        return new Assignment(one.name(), unit, arm, late);
    }

    /**
     * What assignments change now.
     *
     * @param tenant whose run it is
     * @param ended arms that are ended, as {@code experiment/arm}: their units go like the first arm; and experiments, as
     *     {@link Experiment#endFor} names it: their units go like all others
     */
    public Regime regime(List<Assignment> assignments, String tenant, Set<String> ended) {
        List<Arm> arms = new ArrayList<>();
        for (Assignment assignment : assignments) {
            find(assignment.experiment())
                    .filter(one -> one.isRunning(tenant, ended))
                    .flatMap(one -> treatment(one, assignment, ended))
                    .ifPresent(arms::add);
        }
        if (arms.isEmpty()) {
            return Regime.NONE;
        }
        Arm least = arms.stream().min(Comparator.comparing(Arm::says)).orElseThrow();
        List<Layer> overlays =
                arms.stream().flatMap(arm -> arm.overlay().stream()).toList();
        String rulebook = arms.stream()
                .map(Arm::rulebook)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
        return new Regime(least.says(), least.says() == Says.NEUTRAL ? least.text() : "", overlays, rulebook);
    }

    private static Optional<Arm> treatment(Experiment one, Assignment assignment, Set<String> ended) {
        boolean over = assignment.late() || ended.contains(one.name() + "/" + assignment.arm());
        return over ? Optional.of(one.reference()) : one.arm(assignment.arm());
    }
}
