package io.steersman.supervision;

import io.steersman.redaction.CleanSteps;
import io.steersman.trajectory.Notice;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.TrajectoryId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What steps can follow those that are there, and what the service notes of them. */
final class Following {

    private Following() {}

    /** Nothing follows an end that was told with the steps themselves. */
    static void anEnd(TrajectoryId id, List<Step> fresh) {
        if (!fresh.isEmpty()) {
            throw new Refused(
                    Refused.Reason.ENDED,
                    List.of(new Problem(
                            fresh.get(0).meta().position().line(),
                            "",
                            "The trajectory '%s' has ended. Maybe start another one.".formatted(id.id()))));
        }
    }

    /** A result follows its call. */
    static void calls(List<Step> fresh, Predicate<String> open) {
        Set<String> opened = new HashSet<>();
        List<Problem> orphans = new ArrayList<>();
        for (Step step : fresh) {
            if (step instanceof ToolCall call) {
                opened.add(call.id());
            } else if (step instanceof ToolResult result
                    && !opened.remove(result.call())
                    && !open.test(result.call())) {
                orphans.add(new Problem(
                        step.meta().position().line(),
                        "/call",
                        "There is no open call '%s'. Maybe report the call first.".formatted(result.call())));
            }
        }
        if (!orphans.isEmpty()) {
            throw new Refused(Refused.Reason.NO_CALL, orphans);
        }
    }

    /** What the service notes itself stands before or behind the steps, never between a call and its result. */
    static List<Step> withNotices(List<Step> fresh, boolean ended) {
        List<Step> all = new ArrayList<>();
        if (ended && !fresh.isEmpty()) {
            all.add(Notice.WENT_ON.step(""));
        }
        all.addAll(fresh);
        if (fresh.stream().anyMatch(CleanSteps::isWithheld)) {
            all.add(Notice.WITHHELD.step(""));
        }
        return all;
    }
}
