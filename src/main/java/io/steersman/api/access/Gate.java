package io.steersman.api.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.steersman.access.Caller;
import io.steersman.access.Tokens;
import io.steersman.api.problem.Answers;
import io.steersman.api.problem.ProblemKind;
import io.steersman.service.Meters;
import io.steersman.service.Settings;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every route, whatever serves it: who comes in, how fast and with how much. What they may do then is for
 * {@link ScopeCheck} and the routes.
 */
@Singleton
final class Gate {

    /** Before all that the framework does, its answers to pages of other origins included. */
    private static final int FIRST = 400;

    private static final Set<String> OPEN =
            Set.of("/q/health", "/q/health/live", "/q/health/ready", "/q/health/started", "/q/openapi");

    private final Credentials credentials;
    private final Neighbours neighbours;
    private final Meters meters;
    private final Sessions sessions;
    private final Paces paces = new Paces();
    private final OpenStreams streams;

    Gate(Credentials credentials, Sessions sessions, Meters meters, Settings settings) {
        this.sessions = sessions;
        this.credentials = credentials;
        this.meters = meters;
        this.streams = new OpenStreams(credentials);
        this.neighbours = new Neighbours(
                settings.access().origins().orElse(List.of()), settings.access().publishedLocally());
    }

    void stand(@Observes Filters filters) {
        filters.register(this::look, FIRST);
    }

    private void look(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = context.normalizedPath();
        ResponseHeaders.set(request.response().headers(), path);
        Optional<String> fault = Addresses.fault(String.valueOf(request.path()));
        if (fault.isPresent()) {
            refuse(context, ProblemKind.INVALID_REQUEST, fault.get());
            return;
        }
        if (OPEN.contains(path) && (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD)) {
            context.next();
            return;
        }
        boolean page = ConsolePaths.isOpen(request.method(), path);
        Optional<String> foreign = (credentials.areNone() ? neighbours.stranger(request) : Optional.<String>empty())
                .or(() -> page ? Optional.empty() : neighbours.foreignPage(request));
        if (foreign.isPresent()) {
            refuse(context, ProblemKind.FORBIDDEN, foreign(foreign.get()));
        } else if (page || asksBeforehand(request)) {
            context.next();
        } else if (credentials.areNone()) {
            admit(context, credentials.local(authorization(request)));
        } else {
            identify(context, Credentials.text(authorization(request)));
        }
    }

    /** What is sent as authorization, or was when the browser began its session; empty for nothing. */
    private String authorization(HttpServerRequest request) {
        String sent = request.getHeader("Authorization");
        return sent != null
                ? sent
                : Optional.ofNullable(request.getCookie(Sessions.COOKIE))
                        .flatMap(cookie -> sessions.credential(cookie.getValue()))
                        .map(credential -> "Bearer " + credential)
                        .orElse("");
    }

    private String foreign(String why) {
        return "The request was refused: %s. %s"
                .formatted(
                        why,
                        credentials.areNone()
                                ? "Without keys only this machine is served. Maybe make one: steersman keys create."
                                : "Maybe add its origin to steersman.access.origins.");
    }

    /** A browser asks whether a page of another origin may send a request; the framework answers. */
    private static boolean asksBeforehand(HttpServerRequest request) {
        MultiMap headers = request.headers();
        return request.method() == HttpMethod.OPTIONS
                && headers.contains("Origin")
                && headers.contains("Access-Control-Request-Method");
    }

    private void identify(RoutingContext context, String credential) {
        if (credential.isEmpty()) {
            unknown(context, "There is no key. Maybe send the header 'Authorization: Bearer st_key_...'.", "");
            return;
        }
        Optional<Caller> caller = credentials.known(credential);
        if (caller.isPresent()) {
            streams.watch(context, caller.get(), credential);
            admit(context, caller.get());
        } else if (credentials.mayVerify(credential)) {
            verify(context, credential);
        } else {
            unknown(
                    context,
                    "The key is not known, has expired or was revoked. Maybe make another: steersman keys create.",
                    ", error=\"invalid_token\"");
        }
    }

    private void verify(RoutingContext context, String token) {
        context.vertx()
                .executeBlocking(() -> credentials.verify(token), false)
                .onSuccess(caller -> {
                    streams.watch(context, caller, token);
                    admit(context, caller);
                })
                .onFailure(thrown -> {
                    if (thrown instanceof Tokens.Invalid invalid && !invalid.isPassing()) {
                        unknown(context, invalid.getMessage(), ", error=\"invalid_token\"");
                    } else {
                        context.response().putHeader("Retry-After", "1");
                        refuse(
                                context,
                                ProblemKind.UNVERIFIABLE,
                                "The set of keys that tokens are signed with cannot be had. Maybe try again.");
                    }
                });
    }

    private void unknown(RoutingContext context, @Nullable String detail, String error) {
        context.response().putHeader("WWW-Authenticate", "Bearer realm=\"steersman\"" + error);
        refuse(context, ProblemKind.UNAUTHENTICATED, String.valueOf(detail));
    }

    private void admit(RoutingContext context, Caller caller) {
        long wait = paces.take(caller, System.nanoTime());
        long length = length(context.request());
        if (wait > 0) {
            long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(wait + TimeUnit.SECONDS.toNanos(1) - 1));
            context.response().putHeader("Retry-After", String.valueOf(seconds));
            refuse(
                    context,
                    ProblemKind.TOO_FAST,
                    "At most %d requests a second may come with this credential. Maybe send several steps in one."
                            .formatted(caller.limits().perSecond()));
        } else if (length > caller.limits().mostBytes()) {
            refuse(context, ProblemKind.TOO_LARGE, Body.tooLarge(caller.limits().mostBytes()));
        } else if (isOfAllTenants(context.normalizedPath()) && !caller.isOperator()) {
            refuse(
                    context,
                    ProblemKind.FORBIDDEN,
                    "This is about all tenants together. The scope that is needed here is admin, of the tenant local.");
        } else {
            Callers.note(context, caller);
            context.next();
        }
    }

    /** Everything of the framework's own, its metrics among them. */
    private static boolean isOfAllTenants(String path) {
        return path.equals("/q") || path.startsWith("/q/");
    }

    private static long length(HttpServerRequest request) {
        try {
            String length = request.getHeader("Content-Length");
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private void refuse(RoutingContext context, ProblemKind kind, String detail) {
        meters.refused(kind.status());
        HttpServerResponse response = context.response();
        if (!response.closed()) {
            Answers.problem(context, kind, detail);
        }
        context.request().resume();
    }
}
