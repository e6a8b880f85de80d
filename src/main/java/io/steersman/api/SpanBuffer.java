package io.steersman.api;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.steersman.intake.OtelSpan;
import io.steersman.intake.OtelSteps;
import io.steersman.supervision.Refused;
import io.steersman.supervision.Supervisor;
import io.steersman.trajectory.TrajectoryId;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds spans until their trace is quiet, since they come late and in any order, and then adds them to their trajectory in order.
 *
 * <p>What they bring is recorded and judged; nothing is sent because of it. Thread-safe.
 */
@Singleton
final class SpanBuffer {

    private static final int MOST_TRACES = 10_000;
    private static final int MOST_SPANS = 10_000;
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Supervisor supervisor;
    private final long quietNanos;
    private final Map<Trace, Waiting> traces = new LinkedHashMap<>();

    /** A trace of a tenant. */
    private record Trace(String tenant, String id) {}

    /** The spans of one trace, and when the last of them came. */
    private static final class Waiting {
        private final String tenant;
        private final List<OtelSpan> spans = new ArrayList<>();
        private long last;

        private Waiting(String tenant) {
            this.tenant = tenant;
        }
    }

    SpanBuffer(Supervisor supervisor, Settings settings, Background background) {
        this.supervisor = supervisor;
        this.quietNanos = settings.otlp().quiet().toNanos();
        background.every("spans", LOOK, LOOK, () -> flush(false));
    }

    /** Takes spans of a tenant in. */
    void add(String tenant, List<OtelSpan> spans) {
        synchronized (traces) {
            for (OtelSpan span : spans) {
                Waiting waiting =
                        traces.computeIfAbsent(new Trace(tenant, span.trace()), trace -> new Waiting(trace.tenant()));
                waiting.spans.add(span);
                waiting.last = System.nanoTime();
            }
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        flush(true);
    }

    private void flush(boolean all) {
        for (Waiting waiting : quiet(all)) {
            List<OtelSpan> spans = waiting.spans;
            try {
                TrajectoryId id = new TrajectoryId(waiting.tenant, "otlp:" + OtelSteps.conversation(spans));
                supervisor.acceptShaped(id, known -> OtelSteps.of(spans, known.numbers()));
            } catch (Refused | IllegalArgumentException e) {
                Log.warnf("Spans of a trace were left out: %s", e.getMessage());
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                Log.error("Spans of a trace could not be recorded", e);
            }
        }
    }

    private List<Waiting> quiet(boolean all) {
        List<Waiting> quiet = new ArrayList<>();
        long now = System.nanoTime();
        synchronized (traces) {
            boolean crowded = traces.size() > MOST_TRACES;
            traces.values().removeIf(waiting -> {
                boolean due = all || crowded || now - waiting.last >= quietNanos || waiting.spans.size() > MOST_SPANS;
                if (due) {
                    quiet.add(waiting);
                }
                return due;
            });
        }
        return quiet;
    }
}
