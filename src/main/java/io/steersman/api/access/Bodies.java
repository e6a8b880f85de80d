package io.steersman.api.access;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.steersman.service.Meters;
import io.steersman.service.Settings;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/**
 * Reads the bodies of all requests before their routes begin: no thread waits for a sender, a body is as long as its sender
 * may send, all of them together take a bounded part of the memory, and who sends too slowly is told so.
 */
@Singleton
public final class Bodies {

    /** After the gate, before whatever else reads a body. */
    private static final int AFTER_THE_GATE = 101;

    /** The part of the memory that bodies may take: what is made of them takes several times as much. */
    private static final int PART_OF_MEMORY = 16;

    private static final long LEAST_ROOM = 8L * 1024 * 1024;
    private static final Set<HttpMethod> WITHOUT = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Meters meters;
    private final Duration patience;
    private final InFlight inFlight;

    Bodies(Meters meters, MeterRegistry registry, Settings settings) {
        this.meters = meters;
        this.patience = settings.access().patience();
        this.inFlight = new InFlight(settings.access()
                .heldBytes()
                .map(MemorySize::asLongValue)
                .orElseGet(() -> Math.max(LEAST_ROOM, Runtime.getRuntime().maxMemory() / PART_OF_MEMORY)));
        Gauge.builder("steersman.bodies.held", inFlight, InFlight::held)
                .baseUnit("bytes")
                .description("Bytes of the bodies of requests that are read or served now")
                .register(registry);
    }

    void stand(@Observes Filters filters) {
        filters.register(this::take, AFTER_THE_GATE);
    }

    private void take(RoutingContext context) {
        if (WITHOUT.contains(context.request().method()) || !Callers.isKnown(context)) {
            context.next();
        } else {
            long most = Callers.of(context).limits().mostBytes();
            new ComingBody(context, most, inFlight, patience, meters).take();
        }
    }
}
