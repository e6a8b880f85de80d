package io.steersman.api;

import io.smallrye.common.annotation.NonBlocking;
import io.steersman.access.Scope;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets a request through to its route when its caller has the scope that the route {@link Needs}. */
final class ScopeCheck {

    private final Callers callers;

    ScopeCheck(Callers callers) {
        this.callers = callers;
    }

    @ServerRequestFilter
    void check(ResourceInfo route, ContainerRequestContext request) {
        Scope[] needed = Optional.ofNullable(route.getResourceMethod().getAnnotation(Needs.class))
                .or(() -> Optional.ofNullable(route.getResourceClass().getAnnotation(Needs.class)))
                .map(Needs::value)
                .orElseGet(() -> new Scope[0]);
        callers.need(needed);
        if (waits(route) && request.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null && request.hasEntity()) {
            request.setEntityStream(new BoundedBody(
                    request.getEntityStream(), callers.now().limits().mostBytes()));
        }
    }

    /** A route that does not wait for its body reads it by itself, as far as its caller may send. */
    private static boolean waits(ResourceInfo route) {
        return !route.getResourceMethod().isAnnotationPresent(NonBlocking.class);
    }
}
