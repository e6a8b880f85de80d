package io.steersman.supervision;

import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The clients' own step numbers of one trajectory: they make a retry harmless. */
final class Numbers {

    private final Map<Long, Integer> known = new HashMap<>();

    /** Remembers a step's number. */
    void note(Step step) {
        step.meta().number().ifPresent(number -> known.put(number, fingerprint(step)));
    }

    /** Whether a step of this number is there. */
    boolean has(long number) {
        return known.containsKey(number);
    }

    /**
     * The steps that are not there yet.
     *
     * @throws Refused when a number is there with other content
     */
    List<Step> withoutDuplicates(List<Step> offered) {
        List<Step> fresh = new ArrayList<>();
        List<Problem> conflicts = new ArrayList<>();
        Map<Long, Integer> sent = new HashMap<>();
        for (Step step : offered) {
            if (step.meta().number().isEmpty()) {
                fresh.add(step);
                continue;
            }
            long number = step.meta().number().getAsLong();
            Integer before = known.getOrDefault(number, sent.get(number));
            if (before == null) {
                sent.put(number, fingerprint(step));
                fresh.add(step);
            } else if (before != fingerprint(step)) {
                conflicts.add(new Problem(
                        step.meta().position().line(),
                        "/step",
                        "The step number %d is taken by a step with other content. Maybe number steps from where you left off."
                                .formatted(number)));
            }
        }
        if (!conflicts.isEmpty()) {
            throw new Refused(Refused.Reason.CONFLICT, conflicts);
        }
        return fresh;
    }

    /** Equal for the same content wherever the step stands. */
    private static int fingerprint(Step step) {
        Meta meta = step.meta().withIndex(0).withPosition(Position.UNKNOWN);
        return step.with(meta).hashCode();
    }
}
