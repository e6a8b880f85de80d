package io.steersman.api.access;

import io.steersman.access.Caller;
import io.steersman.access.Tokens;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Ends the streams of events whose callers would not be let in any more: a key that was revoked, has expired or may do other
 * things now, a token at its end. Its client learns why when it comes again.
 */
final class OpenStreams {

    private static final long EVERY_MILLIS = 1000;

    private final Credentials credentials;

    OpenStreams(Credentials credentials) {
        this.credentials = credentials;
    }

    /** Looks after a request for as long as it is answered, if it asks for a stream. */
    void watch(RoutingContext context, Caller caller, String credential) {
        String accept = String.valueOf(context.request().getHeader("Accept"));
        if (context.request().method() == HttpMethod.GET && accept.contains("text/event-stream")) {
            long timer = context.vertx().setPeriodic(EVERY_MILLIS, id -> look(context, caller, credential));
            context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
        }
    }

    private void look(RoutingContext context, Caller caller, String credential) {
        Optional<Caller> known = credentials.known(credential);
        if (known.isPresent() || !credentials.mayVerify(credential)) {
            endUnless(known.filter(caller::equals).isPresent(), context);
            return;
        }
        context.vertx()
                .executeBlocking(() -> credentials.verify(credential), false)
                .onSuccess(now -> endUnless(now.equals(caller), context))
                .onFailure(thrown ->
                        endUnless(!(thrown instanceof Tokens.Invalid invalid) || invalid.isPassing(), context));
    }

    private static void endUnless(boolean welcome, RoutingContext context) {
        if (!welcome) {
            context.request().connection().close();
        }
    }
}
