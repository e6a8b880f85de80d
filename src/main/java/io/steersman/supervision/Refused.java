package io.steersman.supervision;

import io.steersman.trajectory.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Steps were not accepted; none of those sent together was. */
public final class Refused extends RuntimeException {

    /** Why steps are not accepted. */
    public enum Reason {
        /** The trajectory has ended. */
        ENDED,
        /** A step with this number is there already, with other content. */
        CONFLICT,
        /** A result answers no open call. */
        NO_CALL
    }

    private final Reason reason;
    private final List<Problem> problems;

    /** Refuses for a reason, with the place of each problem in what was sent. */
    public Refused(Reason reason, List<Problem> problems) {
        super(problems.stream().map(Problem::display).collect(Collectors.joining("; ")));
        this.reason = reason;
        this.problems = List.copyOf(problems);
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** Where and what, in the order of the steps. */
    public List<Problem> problems() {
        return problems;
    }
}
