package io.steersman.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.steersman.trajectory.Problem;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param type names the kind of problem, {@code urn:steersman:problem:NAME}
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail what is wrong with this request, in a sentence
 * @param instance the path that was asked for
 * @param errors each place in the body that is wrong
 */
@Schema(name = "Problem")
record ProblemJson(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ErrorJson> errors) {

    /** Its media type. */
    static final String MEDIA_TYPE = "application/problem+json";

    private static final int MOST_ERRORS = 100;

    /**
     * One thing wrong in the body.
     *
     * @param line 1-based line, 0 when it concerns the whole body
     * @param pointer JSON pointer within the line or array, empty for the whole value
     * @param message what is wrong, in a sentence
     */
    @Schema(name = "ProblemError")
    record ErrorJson(int line, String pointer, String message) {}

    static ProblemJson of(ProblemKind kind, String detail, String path, List<Problem> problems) {
        List<ErrorJson> errors = problems.stream()
                .limit(MOST_ERRORS)
                .map(problem -> new ErrorJson(problem.line(), problem.pointer(), problem.message()))
                .toList();
        return new ProblemJson(kind.type(), kind.title(), kind.status(), detail, path, errors);
    }
}
