package io.steersman.supervision;

import io.steersman.journal.Same;
import io.steersman.trajectory.Bounded;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * The clients' own step numbers of one trajectory: they make a retry harmless.
 *
 * <p>Bounded: the latest are remembered, for the others the journal is asked.
 */
final class Numbers {

    private static final int MOST = 512;

    private final LongFunction<Optional<Step>> kept;
    private final Map<Long, Integer> latest = Bounded.byAge(MOST);
    private long highest = Long.MIN_VALUE;

    /**
     * @param kept finds a step of a number in the journal
     */
    Numbers(LongFunction<Optional<Step>> kept) {
        this.kept = kept;
    }

    /** Remembers a step's number. */
    void note(Step step) {
        step.meta().number().ifPresent(number -> {
            latest.put(number, fingerprint(step));
            highest = Math.max(highest, number);
        });
    }

    /** The highest number so far. */
    long highest() {
        return highest;
    }

    /** Goes on after steps of which the journal alone knows. */
    void resume(long highestBefore) {
        highest = highestBefore;
    }

    /** Whether a step of this number is there. */
    boolean has(long number) {
        return number <= highest
                && (latest.containsKey(number) || kept.apply(number).isPresent());
    }

    /**
     * The steps that are not there yet.
     *
     * @throws Refused when a number is there with other content
     */
    List<Step> withoutDuplicates(List<Step> offered) {
        List<Step> fresh = new ArrayList<>();
        List<Problem> conflicts = new ArrayList<>();
        Map<Long, Step> sent = new HashMap<>();
        for (Step step : offered) {
            switch (standing(step, sent)) {
                case FRESH -> fresh.add(step);
                case CONFLICT -> conflicts.add(conflict(step));
                case THERE -> {}
            }
            step.meta().number().ifPresent(number -> sent.putIfAbsent(number, step));
        }
        if (!conflicts.isEmpty()) {
            throw new Refused(Refused.Reason.CONFLICT, conflicts);
        }
        return fresh;
    }

    private enum Standing {
        FRESH,
        THERE,
        CONFLICT
    }

    private Standing standing(Step step, Map<Long, Step> sent) {
        if (step.meta().number().isEmpty()) {
            return Standing.FRESH;
        }
        long number = step.meta().number().getAsLong();
        Integer known = latest.get(number);
        if (known != null) {
            return known == fingerprint(step) ? Standing.THERE : Standing.CONFLICT;
        }
        Optional<Step> before = Optional.ofNullable(sent.get(number));
        if (before.isEmpty() && number <= highest) {
            before = kept.apply(number);
        }
        return before.map(other -> Same.step(other, step) ? Standing.THERE : Standing.CONFLICT)
                .orElse(Standing.FRESH);
    }

    private static Problem conflict(Step step) {
        return new Problem(
                step.meta().position().line(),
                "/step",
                "The step number %d is taken by a step with other content. Maybe number steps from where you left off."
                        .formatted(step.meta().number().orElse(0)));
    }

    /** Equal for the same content wherever the step stands: the hash of a step takes in all that it holds. */
    private static int fingerprint(Step step) {
        Meta meta = step.meta().withIndex(0).withPosition(Position.UNKNOWN);
        return step.with(meta).hashCode();
    }
}
