package io.steersman.experiment;

import io.steersman.policy.Scope;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.TrajectoryId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A question that is put to some of the agents.
 *
 * @param name of its file, without ending
 * @param question in a sentence
 * @param status whether units are assigned
 * @param scope the runs it is for
 * @param unit what is assigned as a whole
 * @param layer experiments of one layer share its units and meet no unit twice; different layers are independent
 * @param from of a hundred places of the layer, the first that is its own
 * @param share how many places it has
 * @param arms at least two; the first is what the others are held against
 * @param metric what decides
 * @param metrics what else is told
 * @param guardrails what may not get worse
 * @param planned units over all arms
 * @param days how long it is planned to take; 0 when nothing is planned
 * @param end what ends it
 * @param prices of tokens, where they are known
 */
public record Experiment(
        String name,
        String question,
        Status status,
        Scope scope,
        Unit unit,
        String layer,
        int from,
        int share,
        List<Arm> arms,
        Metric metric,
        List<Metric> metrics,
        List<Metric> guardrails,
        long planned,
        int days,
        End end,
        Optional<Prices> prices) {

    /** Places of a layer. */
    static final int PLACES = 100;

    private static final int FINE = 1_000_000;

    public Experiment {
        arms = List.copyOf(arms);
        metrics = List.copyOf(metrics);
        guardrails = List.copyOf(guardrails);
    }

    /** How far an experiment is. */
    public enum Status {
        /** Written, not begun. */
        DRAFT,
        /** Units are assigned and treated by their arms. */
        RUNNING,
        /** No unit is assigned any more and all are treated alike; its report stays. */
        STOPPED;

        /** The name as written in files. */
        public String display() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of this name, or nothing. */
        static Optional<Status> named(String name) {
            for (Status status : values()) {
                if (status.display().equals(name)) {
                    return Optional.of(status);
                }
            }
            return Optional.empty();
        }
    }

    /** What ends an experiment, apart from being stopped. */
    public enum End {
        /** That the planned units have come, or the planned days have gone by. */
        PLANNED,
        /** Nothing. */
        BY_HAND;

        /** The name as written in files. */
        public String display() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The one of this name, or nothing. */
        static Optional<End> named(String name) {
            for (End end : values()) {
                if (end.display().equals(name)) {
                    return Optional.of(end);
                }
            }
            return Optional.empty();
        }
    }

    /** This as if it ran, for all runs of the past. */
    public Experiment running() {
        return new Experiment(
                name,
                question,
                Status.RUNNING,
                scope,
                unit,
                layer,
                from,
                share,
                arms,
                metric,
                metrics,
                guardrails,
                planned,
                days,
                end,
                prices);
    }

    /** Names its end, as planned now, for a tenant: with another plan it goes on. */
    public String endFor(String tenant) {
        return "%s: %d units, %d days, of %s".formatted(name, planned, days, tenant);
    }

    /**
     * Whether units of a tenant are assigned and treated by their arms.
     *
     * @param ended what is ended, among it {@link #endFor}
     */
    boolean isRunning(String tenant, Set<String> ended) {
        return status == Status.RUNNING && !ended.contains(endFor(tenant));
    }

    /** The arm that the others are held against. */
    public Arm reference() {
        return arms.get(0);
    }

    /** The arm of a name, if it has one. */
    public Optional<Arm> arm(String wanted) {
        return arms.stream().filter(arm -> arm.name().equals(wanted)).findFirst();
    }

    /** The unit that a run belongs to, when the experiment is for it. */
    public Optional<String> unitOf(TrajectoryId id, Context context) {
        if (!scope.fits(context)) {
            return Optional.empty();
        }
        String found = unit.of(id, context);
        long place = Lot.draw("layer " + layer, id.tenant(), found, PLACES);
        boolean ours = !found.isEmpty() && place >= from && place < from + share;
        return ours ? Optional.of(found) : Optional.empty();
    }

    /** The arm that the lot gives a unit: the same at any time and on any node. */
    Arm draw(String tenant, String ofUnit) {
        long weights = arms.stream().mapToLong(Arm::weight).sum();
        long point = Lot.draw("arms " + name, tenant, ofUnit, FINE);
        long reached = 0;
        for (Arm arm : arms) {
            reached += arm.weight();
            if (point * weights < reached * FINE) {
                return arm;
            }
        }
        return arms.get(arms.size() - 1);
    }
}
