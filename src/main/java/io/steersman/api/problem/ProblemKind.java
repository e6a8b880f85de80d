package io.steersman.api.problem;

import java.util.Locale;

/** The problems that the service answers with; the name is part of the contract, the words are not. */
public enum ProblemKind {
    INVALID_REQUEST(400, "The request is not valid"),
    INVALID_STEPS(400, "The steps cannot be read"),
    UNAUTHENTICATED(401, "A credential is needed"),
    FORBIDDEN(403, "This is not allowed"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "This cannot be done here"),
    NOT_ACCEPTABLE(406, "There is no answer of this type"),
    TOO_SLOW(408, "The body came too slowly"),
    ENDED(409, "The trajectory has ended"),
    CONFLICT(409, "A step number is taken"),
    TRIED(409, "Somebody else's version is tried"),
    TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_TYPE(415, "The body is of an unknown type"),
    NO_CALL(422, "A result answers no call"),
    UNFIT(422, "The rules cannot be put in force"),
    TOO_FAST(429, "More requests came than this credential may send"),
    OVERLOADED(429, "More is waiting than the service takes"),
    INTERNAL(500, "The service failed"),
    UNAVAILABLE(503, "The journal cannot be used"),
    UNANSWERED(503, "Nobody could say in time what came of it"),
    UNVERIFIABLE(503, "A token cannot be verified now"),
    FULL(507, "There is no room left for steps");

    private final int status;
    private final String title;

    ProblemKind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** Names the problem for programs. */
    String type() {
        return "urn:steersman:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind for a status that the framework came to. */
    static ProblemKind ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_TYPE;
            case 429 -> OVERLOADED;
            default -> status >= 500 ? INTERNAL : INVALID_REQUEST;
        };
    }
}
