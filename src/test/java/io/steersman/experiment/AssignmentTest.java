package io.steersman.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.TrajectoryId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AssignmentTest {

    private static final int UNITS = 10_000;
    private static final String EVEN = "arms: { control: {}, treatment: {} }";

    @Test
    void unitsComeAsTheWeightsSay() {
        // When
        Map<String, Long> counts =
                arms("arms: { control: { weight: 1 }, treatment: { weight: 3 } }", "a").values().stream()
                        .collect(Collectors.groupingBy(arm -> arm, Collectors.counting()));
        // Then
        assertThat(counts.get("control")).isBetween(2_350L, 2_650L);
        assertThat(counts.get("treatment")).isBetween(7_350L, 7_650L);
    }

    @Test
    void twoNodesAssignAlikeAndTwoExperimentsIndependently() {
        // When
        Map<String, String> one = arms(EVEN, "a");
        Map<String, String> again = arms(EVEN, "a");
        Map<String, String> other = arms(EVEN, "b");
        // Then
        assertThat(again).isEqualTo(one);
        long same = one.entrySet().stream()
                .filter(entry -> other.get(entry.getKey()).equals(entry.getValue()))
                .count();
        assertThat(same).isBetween(4_800L, 5_200L);
    }

    @Test
    void changedWeightsNeverMoveAUnitThatIsAssigned() {
        // Given
        Map<String, Assignment> drawn = new HashMap<>();
        Experiments before = experiments("unit: user\narms: { control: { weight: 9 }, treatment: { weight: 1 } }", "a");
        Experiments after = experiments("unit: user\narms: { control: { weight: 1 }, treatment: { weight: 9 } }", "a");
        Experiments.Known known = (tenant, name, unit) -> Optional.ofNullable(drawn.get(unit));
        IntStream.range(0, 100)
                .forEach(user -> assign(before, "one-" + user, user, known).forEach(one -> drawn.put(one.unit(), one)));
        // When
        List<Assignment> later = IntStream.range(0, 100)
                .boxed()
                .flatMap(user -> assign(after, "two-" + user, user, known).stream())
                .toList();
        // Then
        assertThat(later).hasSize(100).allSatisfy(one -> assertThat(one).isEqualTo(drawn.get(one.unit())));
    }

    @Test
    void whereTheFirstStepsDoNotTellTheUnitNothingIsAssigned() {
        // When
        List<Assignment> assigned = experiments("unit: repository\n" + EVEN, "a")
                .assign(TrajectoryId.local("t"), Context.NONE, AssignmentTest::unknown, Set.of());
        // Then
        assertThat(assigned).isEmpty();
    }

    @Test
    void unitsOfAnEndedArmGoLikeTheFirst() {
        // Given
        Experiments experiments = experiments(EVEN, "a");
        Set<String> ended = Set.of("a/treatment");
        // When
        List<Regime> regimes = IntStream.range(0, 100)
                .mapToObj(i ->
                        experiments.assign(TrajectoryId.local("t" + i), Context.NONE, AssignmentTest::unknown, ended))
                .map(assigned -> experiments.regime(assigned, TrajectoryId.LOCAL, ended))
                .toList();
        // Then
        assertThat(regimes).allMatch(Regime::withholds);
    }

    @Test
    void anExperimentThatHasComeToItsEndAssignsNobodyAndTreatsAllAlike() {
        // Given
        Experiments experiments = experiments(EVEN + "\nplanned: 100", "a");
        Set<String> ended = Set.of(experiments.all().get(0).endFor(TrajectoryId.LOCAL));
        List<Assignment> before =
                experiments.assign(TrajectoryId.local("t"), Context.NONE, AssignmentTest::unknown, Set.of());
        // When
        List<Assignment> after =
                experiments.assign(TrajectoryId.local("t"), Context.NONE, AssignmentTest::unknown, ended);
        // Then
        assertThat(before).hasSize(1);
        assertThat(after).isEmpty();
        assertThat(experiments.regime(before, TrajectoryId.LOCAL, ended)).isEqualTo(Regime.NONE);
    }

    @Test
    void withMorePlannedAndForOtherTenantsItGoesOn() {
        // Given
        Set<String> ended =
                Set.of(experiments(EVEN + "\nplanned: 100", "a").all().get(0).endFor(TrajectoryId.LOCAL));
        Experiments larger = experiments(EVEN + "\nplanned: 200", "a");
        // When
        List<Assignment> more = larger.assign(TrajectoryId.local("t"), Context.NONE, AssignmentTest::unknown, ended);
        List<Assignment> others = experiments(EVEN + "\nplanned: 100", "a")
                .assign(new TrajectoryId("acme", "t"), Context.NONE, AssignmentTest::unknown, ended);
        // Then
        assertThat(more).hasSize(1);
        assertThat(others).hasSize(1);
    }

    private static Map<String, String> arms(String yaml, String name) {
        Experiments experiments = experiments(yaml, name);
        return IntStream.range(0, UNITS).mapToObj(i -> "t" + i).collect(Collectors.toMap(id -> id, id -> experiments
                .assign(TrajectoryId.local(id), Context.NONE, AssignmentTest::unknown, Set.of())
                .get(0)
                .arm()));
    }

    private static List<Assignment> assign(Experiments experiments, String id, int user, Experiments.Known known) {
        Context context =
                new Context("local", "", "", "", "", new TreeSet<>(Set.of("user:" + user, "ci")), "", Optional.empty());
        return experiments.assign(TrajectoryId.local(id), context, known, Set.of());
    }

    private static Optional<Assignment> unknown(String tenant, String experiment, String unit) {
        return Optional.empty();
    }

    private static Experiments experiments(String yaml, String name) {
        return Shipped.withExperiment(name, "question: a\nstatus: running\nmetric: recovery\n" + yaml)
                .experiments();
    }
}
