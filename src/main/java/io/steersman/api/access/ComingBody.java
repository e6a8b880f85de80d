package io.steersman.api.access;

import io.steersman.api.problem.Answers;
import io.steersman.api.problem.ProblemKind;
import io.steersman.service.Meters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The body of one request while it comes. Used by the thread of its connection alone. */
final class ComingBody {

    /** What each second beyond the patience must bring. */
    private static final int SLOWEST_BYTES_PER_SECOND = 16 * 1024;

    private static final long NO_TIMER = -1;

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final long most;
    private final InFlight inFlight;
    private final Duration patience;
    private final Meters meters;
    private final long began = System.nanoTime();
    private Buffer content = Buffer.buffer(0);
    private long came;
    private long held;
    private long timer = NO_TIMER;
    private boolean over;
    private boolean refused;

    /**
     * @param most bytes that may come
     * @param patience how long it may take to come at least
     */
    ComingBody(RoutingContext context, long most, InFlight inFlight, Duration patience, Meters meters) {
        this.context = context;
        this.request = context.request();
        this.most = most;
        this.inFlight = inFlight;
        this.patience = patience;
        this.meters = meters;
    }

    /** Reads it and goes on with the request, or refuses the request. */
    void take() {
        context.addEndHandler(ended -> {
            over = true;
            stopLooking();
            letGo();
        });
        request.handler(this::add);
        request.endHandler(end -> whole());
        request.exceptionHandler(broken -> letGo());
        request.resume();
        // Most come with the head of their request: they are here when this connection has been read, and nobody need
        // look after them.
        context.vertx().runOnContext(read -> {
            if (!over) {
                lookIn(patience.toMillis());
            }
        });
    }

    private void add(Buffer part) {
        came += part.length();
        if (refused) {
            return;
        }
        if (came > most) {
            closing();
            refuse(ProblemKind.TOO_LARGE, Body.tooLarge(most));
        } else if (inFlight.hold(held, part.length())) {
            held += part.length();
            content = content.length() == 0 ? part : content.appendBuffer(part);
        } else {
            context.response().putHeader("Retry-After", "1");
            refuse(
                    ProblemKind.OVERLOADED,
                    "The bodies of other requests take all the room that there is. Nothing of this one was kept. Maybe send it again in a second, or in several requests.");
        }
    }

    private void stopLooking() {
        if (timer != NO_TIMER) {
            context.vertx().cancelTimer(timer);
            timer = NO_TIMER;
        }
    }

    private void whole() {
        over = true;
        stopLooking();
        if (!refused) {
            RoutingContextInternal internal = (RoutingContextInternal) context;
            internal.setBody(content);
            // Others that read bodies are to leave this one alone.
            internal.visitHandler(RoutingContextInternal.BODY_HANDLER);
            context.next();
        }
    }

    private void lookIn(long millis) {
        timer = context.vertx().setTimer(Math.max(1, millis), over -> look());
    }

    private void look() {
        long allowed = patience.toMillis() + TimeUnit.SECONDS.toMillis(came) / SLOWEST_BYTES_PER_SECOND;
        long left = allowed - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        if (left > 0) {
            lookIn(left);
        } else if (refused) {
            request.connection().close();
        } else {
            closing();
            refuse(
                    ProblemKind.TOO_SLOW,
                    "The body came too slowly: %d bytes in %d ms. Nothing of it was kept. Maybe send it in smaller requests."
                            .formatted(came, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)));
        }
    }

    /** What still comes would be read as the next request otherwise. */
    private void closing() {
        context.response().putHeader("Connection", "close");
    }

    private void refuse(ProblemKind kind, String detail) {
        refused = true;
        content = Buffer.buffer();
        meters.refused(kind.status());
        if (!context.response().ended() && !context.response().closed()) {
            Answers.problem(context, kind, detail);
        }
    }

    private void letGo() {
        inFlight.release(held);
        held = 0;
    }
}
