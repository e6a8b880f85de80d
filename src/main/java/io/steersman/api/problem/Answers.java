package io.steersman.api.problem;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Answers where no resource does. */
public final class Answers {

    private Answers() {}

    /** Ends a request with a problem. */
    public static void problem(RoutingContext context, ProblemKind kind, String detail) {
        context.response()
                .setStatusCode(kind.status())
                .putHeader("Content-Type", ProblemJson.MEDIA_TYPE)
                .end(new JsonObject()
                        .put("type", kind.type())
                        .put("title", kind.title())
                        .put("status", kind.status())
                        .put("detail", detail)
                        .put("instance", context.request().path())
                        .encode());
    }
}
