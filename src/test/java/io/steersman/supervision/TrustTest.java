package io.steersman.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.journal.Feedback;
import io.steersman.journal.Journal.Said;
import io.steersman.policy.JudgePolicy;
import io.steersman.policy.JudgePolicy.Calibration;
import io.steersman.policy.Mode;
import io.steersman.policy.Policies;
import io.steersman.policy.PolicyReader;
import io.steersman.trajectory.TrajectoryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 100 labels at 95 of a hundred, and 90 are enough: so five wrong ones more are borne, and no sixth. */
class TrustTest {

    private static final String DRIFT = "goal-drift";
    private static final JudgePolicy POLICY = new JudgePolicy(
            Mode.ENFORCE,
            new JudgePolicy.Model("openai", "", "m", "", 0, 0),
            3,
            20,
            3_000,
            1,
            0,
            90,
            Map.of(
                    DRIFT,
                    new Calibration(100, 95, "2026-11-29"),
                    "misread-result",
                    new Calibration(99, 100, "2026-11-29")));

    private final Trust trust = new Trust();
    private final List<Said> said = new ArrayList<>();

    @Test
    void aCalibratedClassHoldsUntilTooManyAreCalledWrong() {
        // Given
        say("acme", DRIFT, false, "2026-11-30", 5);
        trust.learn(said);
        boolean before = trust.holds("acme", DRIFT, POLICY);
        // When
        say("acme", DRIFT, false, "2026-11-30", 1);
        trust.learn(said);
        // Then
        assertThat(before).isTrue();
        assertThat(trust.holds("acme", DRIFT, POLICY)).isFalse();
        assertThat(trust.holds("other", DRIFT, POLICY)).isTrue();
        assertThat(trust.standings(tenant -> List.of(POLICY)))
                .containsExactly(new Trust.Standing("acme", DRIFT, 0, 6, false));
    }

    @Test
    void aClassThatFallsBackInTheRunsOfOneFileIsToldOf() {
        // Given
        Policies policies = PolicyReader.read(
                        Map.of("default.yaml", "judge: { mode: off }", "nightly.yaml", """
                                scope: { tenant: acme, tag: nightly }
                                judge:
                                  mode: enforce
                                  model: m
                                  calibrated:
                                    goal-drift: { labels: 100, precision: 95, on: 2026-11-29 }
                                """), "p", List.of())
                .policies();
        say("acme", DRIFT, false, "2026-11-30", 6);
        say("other", DRIFT, false, "2026-11-30", 6);
        // When
        trust.learn(said);
        // Then
        assertThat(trust.standings(policies::judges)).containsExactly(new Trust.Standing("acme", DRIFT, 0, 6, false));
    }

    @Test
    void whatWasSaidBeforeItWasCalibratedCountsForNothing() {
        // Given
        say("acme", DRIFT, false, "2026-11-29", 50);
        // When
        trust.learn(said);
        // Then
        assertThat(trust.holds("acme", DRIFT, POLICY)).isTrue();
    }

    @Test
    void aClassThatWasNeverCalibratedDoesNotHoldHoweverManyAgree() {
        // Given
        say("acme", "misread-result", true, "2026-11-30", 500);
        say("acme", "invented-result", true, "2026-11-30", 500);
        // When
        trust.learn(said);
        // Then
        assertThat(trust.holds("acme", "misread-result", POLICY)).isFalse();
        assertThat(trust.holds("acme", "invented-result", POLICY)).isFalse();
    }

    @Test
    void whereTwoDoNotAgreeNobodyHasSaidAnything() {
        // Given
        for (int i = 0; i < 20; i++) {
            said.add(one("acme", "run" + i, DRIFT, false, "2026-11-30"));
            said.add(one("acme", "run" + i, DRIFT, true, "2026-11-30"));
        }
        // When
        trust.learn(said);
        // Then
        assertThat(trust.holds("acme", DRIFT, POLICY)).isTrue();
    }

    private void say(String tenant, String misbehaviour, boolean right, String day, int times) {
        for (int i = 0; i < times; i++) {
            said.add(one(tenant, "run" + said.size(), misbehaviour, right, day));
        }
    }

    private static Said one(String tenant, String run, String misbehaviour, boolean right, String day) {
        return new Said(
                new TrajectoryId(tenant, run),
                new Feedback(
                        Feedback.About.FINDING,
                        "specification_drift.judged." + misbehaviour + "#x",
                        right,
                        right ? "ann" : "bob",
                        "",
                        Instant.parse(day + "T10:00:00Z").toEpochMilli()));
    }
}
