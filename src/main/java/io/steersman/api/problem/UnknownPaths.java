package io.steersman.api.problem;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Answers with a problem where no route answers: the last route of all. */
@Singleton
final class UnknownPaths {

    void add(@Observes Router router) {
        router.route()
                .order(Integer.MAX_VALUE)
                .handler(context -> Answers.problem(
                        context,
                        ProblemKind.NOT_FOUND,
                        "There is nothing at %s. Maybe look at /q/openapi.".formatted(context.normalizedPath())));
    }
}
