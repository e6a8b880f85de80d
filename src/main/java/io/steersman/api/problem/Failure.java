package io.steersman.api.problem;

import io.steersman.trajectory.Problem;
import java.util.List;

/** A request cannot be served; it is answered with a problem. */
public final class Failure extends RuntimeException {

    private final ProblemKind kind;
    private final transient List<Problem> problems;

    /** Fails with one sentence. */
    public Failure(ProblemKind kind, String detail) {
        this(kind, detail, List.of());
    }

    /** Fails with the place of each problem in the body. */
    public Failure(ProblemKind kind, String detail, List<Problem> problems) {
        super(detail);
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    ProblemKind kind() {
        return kind;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    List<Problem> problems() {
        return problems;
    }
}
