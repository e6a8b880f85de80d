package io.steersman.api;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Reads bodies for the MCP server that do not say how long they are, as far as their sender may send; the others are refused
 * at the {@link Gate} when they are too long.
 */
@Singleton
final class McpBodies {

    private static final String PATHS = "/mcp*";
    /** After the gate, before whatever reads a body. */
    private static final int EARLY = -100;

    void add(@Observes Router router) {
        router.route(PATHS).order(EARLY).handler(McpBodies::read).failureHandler(McpBodies::failed);
    }

    private static void read(RoutingContext context) {
        boolean says = context.request().getHeader("Content-Length") != null;
        if (says || context.request().method() != HttpMethod.POST) {
            context.next();
            return;
        }
        BodyHandler.create(false)
                .setBodyLimit(Callers.of(context).limits().mostBytes())
                .handle(context);
    }

    private static void failed(RoutingContext context) {
        if (context.statusCode() == ProblemKind.TOO_LARGE.status()) {
            long most = Callers.of(context).limits().mostBytes();
            Answers.problem(context, ProblemKind.TOO_LARGE, Body.tooLarge(most));
        } else {
            context.next();
        }
    }
}
