package io.steersman.access;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A trail that lasts as long as the program, for a service that keeps nothing else either; the oldest entries go. */
public final class AuditMemory implements AuditTrail {

    private static final int MOST = 10_000;

    private final Deque<AuditEntry> entries = new ArrayDeque<>();

    @Override
    public synchronized void add(AuditEntry entry) {
        if (entries.size() == MOST) {
            entries.removeFirst();
        }
        entries.add(entry);
    }

    @Override
    public synchronized List<AuditEntry> entries() {
        return List.copyOf(entries);
    }
}
