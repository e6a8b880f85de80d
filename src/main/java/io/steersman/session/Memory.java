package io.steersman.session;

import io.steersman.finding.Finding;
import io.steersman.finding.RuleId;
import io.steersman.session.past.Past;
import io.steersman.steering.Steering;
import io.steersman.trajectory.Context;
import java.util.Deque;
import java.util.Map;
import java.util.Set;

/**
 * What a session remembers: another one that is given it goes on as this one would have, whatever the trajectory's length.
 *
 * <p>It is the session's own and changes with it: to be frozen at once.
 *
 * @param rulebook hash of the rulebook that has judged
 * @param policy hash of the policy that applied
 * @param leftOut rules that failed and judge no more
 */
public record Memory(
        String rulebook,
        String policy,
        Context context,
        boolean ended,
        Readings readings,
        Past past,
        Deque<StepFacts> retained,
        Map<String, Finding> fromTheMove,
        Steering.Kept steering,
        Set<RuleId> leftOut) {}
