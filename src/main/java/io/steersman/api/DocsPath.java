package io.steersman.api;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Leads from {@code /docs} to the first page of the documents. */
@Singleton
final class DocsPath {

    void add(@Observes Router router) {
        router.get("/docs").handler(context -> context.redirect("/docs/index.html"));
        router.get("/docs/").handler(context -> context.redirect("/docs/index.html"));
    }
}
