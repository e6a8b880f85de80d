package io.steersman.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import io.steersman.finding.RuleId;
import io.steersman.fleet.ControlState.Written;
import io.steersman.reload.InForce;
import io.steersman.silence.Silence;
import io.steersman.trajectory.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever goes by the same position goes by the same decisions. */
final class DecisionsTest {

    private static final Instant BEGAN = Instant.parse("2026-03-01T10:00:00Z");
    private static final RuleId LOOP = RuleId.parse("loop.command.repeated-failure");
    private static final Context RUN = Context.of("local", "");

    private final Follower follower = new Follower();
    private final Decisions decisions = new Decisions(follower);

    private void take(long offset, Written record) {
        decisions.take(offset, record.key(), record.value());
    }

    private static Silence silence(Instant until) {
        return new Silence("s1", "local", "loop", "", "", "", BEGAN, until, "ada", "A known flake.");
    }

    @Test
    void aSilenceCountsForWhatCameAfterItAndUntilItsEndByTheTimeOfTheRecord() {
        // Given
        take(7, Decisions.silence(silence(BEGAN.plusSeconds(60))));
        // When
        Decided after = decisions.at(7);
        // Then
        assertThat(after.withheld(LOOP, RUN, BEGAN.plusSeconds(59))).isPresent();
        assertThat(after.withheld(LOOP, RUN, BEGAN.plusSeconds(60))).isEmpty();
        assertThat(decisions.at(6).withheld(LOOP, RUN, BEGAN.plusSeconds(59))).isEmpty();
        assertThat(follower.silences).hasSize(1);
    }

    @Test
    void oneThatIsEndedBeforeItsTimeIsNotTwo() {
        // Given
        take(7, Decisions.silence(silence(BEGAN.plusSeconds(60))));
        // When
        take(8, Decisions.silence(silence(BEGAN.plusSeconds(10))));
        // Then
        assertThat(decisions.at(8).silences()).hasSize(1);
        assertThat(decisions.at(8).withheld(LOOP, RUN, BEGAN.plusSeconds(11))).isEmpty();
        assertThat(decisions.at(7).withheld(LOOP, RUN, BEGAN.plusSeconds(11))).isPresent();
    }

    @Test
    void aRuleOfOtherFilesIsNotLeftOut() {
        // Given
        InForce all = Shipped.inForce();
        RuleId rule = all.rulebook().detectionRules().iterator().next();
        take(3, Decisions.slow(all.hash(), rule, "It took 900 ms."));
        take(4, Decisions.slow("other files", LOOP, "It took 900 ms."));
        // When
        InForce less = decisions.less(all, decisions.at(4));
        // Then
        assertThat(less.rulebook()).isSameAs(all.rulebook().without(Set.of(rule)));
        assertThat(less).isSameAs(decisions.less(all, decisions.at(4)));
        assertThat(decisions.less(all, decisions.at(2))).isSameAs(all);
        assertThat(follower.slow).containsExactly(rule.toString(), LOOP.toString());
    }

    @Test
    void whatIsEndedIsTheSameSetUntilMoreIs() {
        // Given
        take(1, Decisions.ended("tone/blunt", "It does harm."));
        // When
        take(2, Decisions.silence(silence(BEGAN)));
        // Then
        assertThat(decisions.at(2).ended())
                .containsExactly("tone/blunt")
                .isSameAs(decisions.at(1).ended());
    }

    @Test
    void whatANewerProgramWroteOrNobodyUnderstandsChangesNothing() {
        // When
        decisions.take(1, "silence/local/x", "{\"from\":\"yesterday\"}");
        decisions.take(2, "slow/h/r", "no JSON");
        decisions.take(3, "fashion/x", "{}");
        // Then
        assertThat(decisions.position()).isEqualTo(-1);
        assertThat(decisions.await(3, Duration.ZERO)).isTrue();
        assertThat(decisions.await(4, Duration.ofMillis(1))).isFalse();
    }
}
