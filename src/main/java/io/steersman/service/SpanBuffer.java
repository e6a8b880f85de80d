package io.steersman.service;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.steersman.journal.JournalFailure;
import io.steersman.recorded.otel.OtelSpan;
import io.steersman.recorded.otel.OtelSteps;
import io.steersman.redaction.CleanSteps;
import io.steersman.supervision.Overloaded;
import io.steersman.supervision.Refused;
import io.steersman.supervision.Supervision;
import io.steersman.trajectory.TrajectoryId;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds spans, kept from the first moment on, until their trace is quiet, since they come late and in any order, and then adds them to their trajectory in order.
 *
 * <p>What they bring is recorded and judged; nothing is sent because of it. Thread-safe.
 */
@Singleton
public final class SpanBuffer {

    private static final int MOST_TRACES = 10_000;
    private static final int MOST_SPANS = 10_000;
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Supervision supervision;
    private final CleanSteps cleaning;
    private final HeldSpans held;
    private final long quietNanos;
    private final Map<Trace, Waiting> traces = new LinkedHashMap<>();

    /** A trace of a tenant. */
    private record Trace(String tenant, String id) {}

    /** The spans of one trace, and when the last of them came. */
    private static final class Waiting {
        private final String tenant;
        private final List<OtelSpan> spans = new ArrayList<>();
        private final Set<HeldSpans.Batch> batches = new LinkedHashSet<>();
        private long last;

        private Waiting(String tenant) {
            this.tenant = tenant;
        }
    }

    SpanBuffer(Supervision supervision, CleanSteps cleaning, Settings settings, Background background) {
        this.supervision = supervision;
        this.cleaning = cleaning;
        this.held = new HeldSpans(Storage.spans(settings), cleaning);
        this.quietNanos = settings.otlp().quiet().toNanos();
        held.left().forEach(this::take);
        background.every("spans", LOOK, LOOK, () -> flush(false));
    }

    /**
     * Takes spans of a tenant in; they are kept when this returns.
     *
     * @throws JournalFailure when they cannot be
     */
    public void add(String tenant, List<OtelSpan> spans) {
        take(held.hold(tenant, spans));
    }

    private void take(HeldSpans.Batch batch) {
        synchronized (traces) {
            for (OtelSpan span : batch.spans()) {
                Waiting waiting = traces.computeIfAbsent(
                        new Trace(batch.tenant(), span.trace()), trace -> new Waiting(trace.tenant()));
                waiting.spans.add(span);
                waiting.batches.add(batch);
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
                TrajectoryId id =
                        new TrajectoryId(waiting.tenant, cleaning.id("otlp:" + OtelSteps.conversation(spans)));
                supervision.acceptNew(id, OtelSteps.of(spans, number -> false));
            } catch (JournalFailure | Overloaded e) {
                Log.warnf("Spans of a trace wait, since they cannot be recorded now: %s", e.getMessage());
                waitOn(waiting);
                continue;
            } catch (Refused | IllegalArgumentException e) {
                Log.warnf("Spans of a trace were left out: %s", e.getMessage());
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                Log.error("Spans of a trace could not be recorded", e);
            }
            waiting.batches.forEach(held::release);
        }
    }

    private void waitOn(Waiting waiting) {
        synchronized (traces) {
            Waiting now = traces.computeIfAbsent(
                    new Trace(waiting.tenant, waiting.spans.get(0).trace()), trace -> new Waiting(trace.tenant()));
            now.spans.addAll(waiting.spans);
            now.batches.addAll(waiting.batches);
            now.last = System.nanoTime();
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
