package io.steersman.api;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Answers with a problem where no route answers: the last route of all. */
@Singleton
final class UnknownPaths {

    void add(@Observes Router router) {
        router.route()
                .order(Integer.MAX_VALUE)
                .handler(context -> answer(
                        context,
                        ProblemKind.NOT_FOUND,
                        "There is nothing at %s. Maybe look at /q/openapi.".formatted(context.normalizedPath())));
    }

    private static void answer(RoutingContext context, ProblemKind kind, String detail) {
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
