package io.steersman.supervision;

import io.steersman.reload.InForce;
import io.steersman.trajectory.TrajectoryId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * A candidate that is tried on live trajectories, and what was seen of it. Thread-safe.
 *
 * <p>In shadow it judges beside the active version and nobody is told; as a canary it is in force for a share of the
 * trajectories, which are chosen by their ids, so that one keeps its side.
 */
public final class Trial {

    private static final int MOST_EXAMPLES = 5;
    private static final int MOST_RULES = 2_000;
    private static final int PERCENT = 100;
    private static final int STEPS_BETWEEN = 64;

    private final InForce candidate;
    private final Terms terms;
    private final Arm active = new Arm();
    private final Arm tried = new Arm();
    private final Map<String, Compared> rules = new TreeMap<>();
    private final List<Example> examples = new ArrayList<>();
    private boolean due;
    private boolean givenUp;

    /** A trial that has seen nothing. */
    Trial(InForce candidate, Terms terms) {
        this.candidate = candidate;
        this.terms = terms;
    }

    /** A trial that goes on where one was left. */
    Trial(InForce candidate, State seen) {
        this(candidate, seen.terms());
        active.add(seen.active());
        tried.add(seen.tried());
        rules.putAll(seen.rules());
        examples.addAll(seen.examples());
    }

    /**
     * What was agreed when it began.
     *
     * @param tenant whose trajectories it is about; empty for those of all
     * @param percent share of the trajectories for which it is in force, from 1 to 100; 0 for a shadow
     * @param mostErrors failures of its rules beyond which it is taken back
     * @param mostCost its mean cost of a step, in percent of the active version's, beyond which it is taken back
     * @param leastSteps steps of either side before costs are compared
     * @param who who wants it, as they call themselves
     * @param why in their words
     * @param millis when it began, milliseconds since 1970
     */
    public record Terms(
            String tenant,
            int percent,
            int mostErrors,
            int mostCost,
            int leastSteps,
            String who,
            String why,
            long millis) {

        /** One that was kept when all were about all tenants has no tenant. */
        public Terms {
            tenant = Objects.requireNonNullElse(tenant, "");
        }

        /** Whether it judges beside the active version alone. */
        public boolean shadows() {
            return percent == 0;
        }

        /** Whether it is about the trajectories of a tenant. */
        boolean isAbout(String one) {
            return tenant.isEmpty() || tenant.equals(one);
        }

        /** Whether a tenant may see it and end it: whose it is, and the service's own. */
        public boolean isOpenTo(String one) {
            return one.equals(TrajectoryId.LOCAL) || tenant.equals(one);
        }
    }

    /**
     * What one side came to.
     *
     * @param steps how many it judged
     * @param nanos what they took
     * @param errors how often a rule failed
     * @param recovered interventions after which agents recovered
     * @param decided interventions of which it is known what became of them
     */
    public record Side(long steps, long nanos, int errors, int recovered, int decided) {
        /** Mean of a step, in nanoseconds. */
        public long mean() {
            return steps == 0 ? 0 : nanos / steps;
        }
    }

    /**
     * How often a rule's faults were seen, in shadow.
     *
     * @param active faults that only the active version saw
     * @param candidate faults that only the candidate saw
     * @param both faults that both saw
     */
    public record Compared(int active, int candidate, int both) {
        static final Compared NONE = new Compared(0, 0, 0);
    }

    /**
     * A fault that one side saw first, in shadow.
     *
     * @param candidate whether it was the candidate
     */
    public record Example(String rule, String tenant, String trajectory, int step, String title, boolean candidate) {}

    /** All that was seen so far. */
    public record State(
            String candidate,
            Terms terms,
            Side active,
            Side tried,
            Map<String, Compared> rules,
            List<Example> examples) {}

    /** What is tried. */
    public InForce candidate() {
        return candidate;
    }

    /** What was agreed. */
    public Terms terms() {
        return terms;
    }

    /** Whether it tries this version under these terms. */
    boolean isOf(String hash, Terms agreed) {
        return candidate.hash().equals(hash) && terms.equals(agreed);
    }

    /** It is to be taken back; false when somebody said so before. */
    synchronized boolean giveUp() {
        boolean first = !givenUp;
        givenUp = true;
        return first;
    }

    /** Whether what came to pass at this moment, in milliseconds since 1970, belongs to it. */
    boolean covers(long millis) {
        return millis >= terms.millis();
    }

    /** Whether a trajectory goes by the candidate: always the same for the same id. */
    boolean takes(TrajectoryId id) {
        return !terms.shadows() && terms.isAbout(id.tenant()) && bucket(id) < terms.percent();
    }

    /** From 0 to 99; spread evenly also over ids that are counted up. */
    static int bucket(TrajectoryId id) {
        CRC32 sum = new CRC32();
        sum.update((id.tenant() + "\0" + id.id()).getBytes(StandardCharsets.UTF_8));
        long mixed = sum.getValue() * 0x9E3779B97F4A7C15L;
        return (int) Long.remainderUnsigned(mixed >>> 32, PERCENT);
    }

    /** A step was judged. */
    synchronized void judged(boolean byCandidate, long nanos, int errors) {
        Arm arm = byCandidate ? tried : active;
        arm.steps++;
        arm.nanos += nanos;
        arm.errors += errors;
        due |= errors > 0 || arm.steps % STEPS_BETWEEN == 0;
    }

    /** It is known what became of an intervention. */
    synchronized void decided(boolean byCandidate, boolean recovered) {
        Arm arm = byCandidate ? tried : active;
        arm.decided++;
        arm.recovered += recovered ? 1 : 0;
        due = true;
    }

    /** Whether so much has happened that it is worth a look; asking takes it back. */
    synchronized boolean takeDue() {
        boolean was = due;
        due = false;
        return was;
    }

    /** A fault was seen by one side that the other has not seen, or has. */
    synchronized void seen(Example fault, boolean alsoByTheOther) {
        if (rules.size() >= MOST_RULES && !rules.containsKey(fault.rule())) {
            return;
        }
        int more = alsoByTheOther ? -1 : 1;
        boolean ofCandidate = fault.candidate() != alsoByTheOther;
        rules.merge(
                fault.rule(),
                new Compared(ofCandidate ? 0 : more, ofCandidate ? more : 0, alsoByTheOther ? 1 : 0),
                (before, one) -> new Compared(
                        before.active() + one.active(),
                        before.candidate() + one.candidate(),
                        before.both() + one.both()));
        if (!alsoByTheOther && examplesOf(fault) < MOST_EXAMPLES) {
            examples.add(fault);
        }
        if (alsoByTheOther) {
            examples.removeIf(shown -> shown.rule().equals(fault.rule())
                    && shown.candidate() != fault.candidate()
                    && shown.trajectory().equals(fault.trajectory())
                    && shown.tenant().equals(fault.tenant()));
        }
    }

    private long examplesOf(Example fault) {
        return examples.stream()
                .filter(shown -> shown.rule().equals(fault.rule()))
                .count();
    }

    /** All that was seen so far. */
    public synchronized State state() {
        return new State(
                candidate.hash(), terms, active.side(), tried.side(), new TreeMap<>(rules), List.copyOf(examples));
    }

    private static final class Arm {
        private long steps;
        private long nanos;
        private int errors;
        private int recovered;
        private int decided;

        void add(Side side) {
            steps += side.steps();
            nanos += side.nanos();
            errors += side.errors();
            recovered += side.recovered();
            decided += side.decided();
        }

        Side side() {
            return new Side(steps, nanos, errors, recovered, decided);
        }
    }
}
