package io.steersman.api.access;

import io.steersman.access.Scope;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets a request through to its route when its caller has the scope that the route {@link Needs}. */
final class ScopeCheck {

    private final Callers callers;

    ScopeCheck(Callers callers) {
        this.callers = callers;
    }

    @ServerRequestFilter
    void check(ResourceInfo route) {
        Scope[] needed = Optional.ofNullable(route.getResourceMethod().getAnnotation(Needs.class))
                .or(() -> Optional.ofNullable(route.getResourceClass().getAnnotation(Needs.class)))
                .map(Needs::value)
                .orElseGet(() -> new Scope[0]);
        callers.need(needed);
    }
}
