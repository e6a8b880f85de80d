package io.steersman.api.problem;

import io.quarkus.logging.Log;
import io.steersman.journal.JournalFailure;
import io.steersman.reload.Releases;
import io.steersman.supervision.Overloaded;
import io.steersman.supervision.Refused;
import io.steersman.supervision.Unanswered;
import io.steersman.trajectory.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns everything that goes wrong into a problem: no stack trace, no page of the framework leaves the service. */
final class Problems {

    private static final int CLIENT_ERROR = 400;
    private static final int RETRY_AFTER_SECONDS = 1;

    @ServerExceptionMapper
    Response failure(Failure failure, UriInfo uri) {
        return answer(failure.kind(), failure.detail(), uri, failure.problems());
    }

    @ServerExceptionMapper
    Response refused(Refused refused, UriInfo uri) {
        ProblemKind kind =
                switch (refused.reason()) {
                    case ENDED -> ProblemKind.ENDED;
                    case CONFLICT -> ProblemKind.CONFLICT;
                    case NO_CALL -> ProblemKind.NO_CALL;
                };
        return answer(kind, "None of the steps was accepted: " + refused.getMessage(), uri, refused.problems());
    }

    @ServerExceptionMapper
    Response unfit(Releases.Unfit unfit, UriInfo uri) {
        List<Problem> problems = unfit.diagnostics().stream()
                .map(wrong -> new Problem(wrong.line(), wrong.file(), wrong.message()))
                .toList();
        return answer(ProblemKind.UNFIT, String.valueOf(unfit.getMessage()), uri, problems);
    }

    @ServerExceptionMapper
    Response overloaded(Overloaded overloaded, UriInfo uri) {
        return later(answer(ProblemKind.OVERLOADED, nothingKept(overloaded), uri, List.of()));
    }

    @ServerExceptionMapper
    Response unanswered(Unanswered unanswered, UriInfo uri) {
        return later(answer(ProblemKind.UNANSWERED, String.valueOf(unanswered.getMessage()), uri, List.of()));
    }

    @ServerExceptionMapper
    Response journal(JournalFailure failure, UriInfo uri) {
        Log.errorf("%s: the journal is %s: %s", uri.getPath(), failure.reason(), failure.getMessage());
        ProblemKind kind =
                switch (failure.reason()) {
                    case FULL -> ProblemKind.FULL;
                    case BUSY -> ProblemKind.OVERLOADED;
                    case CONFLICT, READ_ONLY, CORRUPT, UNAVAILABLE -> ProblemKind.UNAVAILABLE;
                };
        return later(answer(kind, nothingKept(failure), uri, List.of()));
    }

    @ServerExceptionMapper
    Response web(WebApplicationException thrown, UriInfo uri) {
        Response response = thrown.getResponse();
        if (response.getStatus() < CLIENT_ERROR) {
            return response;
        }
        ProblemKind kind = ProblemKind.ofStatus(response.getStatus());
        Response answer = answer(kind, sentence(kind, uri), uri, List.of());
        Object allow = response.getHeaders().getFirst(HttpHeaders.ALLOW);
        return allow == null
                ? answer
                : Response.fromResponse(answer).header(HttpHeaders.ALLOW, allow).build();
    }

    @ServerExceptionMapper
    Response other(Throwable thrown, UriInfo uri) {
        Log.errorf(thrown, "%s failed", uri.getPath());
        return answer(ProblemKind.INTERNAL, "The fault is ours; the log of the service says more.", uri, List.of());
    }

    private static String nothingKept(RuntimeException thrown) {
        return "Nothing of the request was kept. " + thrown.getMessage();
    }

    private static Response later(Response answer) {
        return Response.fromResponse(answer)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    private static String sentence(ProblemKind kind, UriInfo uri) {
        return switch (kind) {
            case NOT_FOUND -> "There is nothing at %s. Maybe look at /q/openapi.".formatted(uri.getPath());
            case METHOD_NOT_ALLOWED ->
                "This method is not known at %s. Maybe look at /q/openapi.".formatted(uri.getPath());
            case UNSUPPORTED_TYPE ->
                "The type of the body is not known here. Maybe send the header 'Content-Type: application/json'.";
            case NOT_ACCEPTABLE -> "The answer is JSON. Maybe send the header 'Accept: application/json'.";
            case INTERNAL -> "The fault is ours; the log of the service says more.";
            default -> "The request cannot be read. Maybe look at /q/openapi.";
        };
    }

    private static Response answer(ProblemKind kind, String detail, UriInfo uri, List<Problem> problems) {
        return Response.status(kind.status())
                .type(ProblemJson.MEDIA_TYPE)
                .entity(ProblemJson.of(kind, detail, uri.getRequestUri().getRawPath(), problems))
                .build();
    }
}
