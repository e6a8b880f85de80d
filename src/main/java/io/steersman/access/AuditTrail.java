package io.steersman.access;

import java.util.List;

/** The record of every change of rules, policies and keys: it only grows. Thread-safe. */
public interface AuditTrail {

    /** Adds an entry; it is kept when this returns. */
    void add(AuditEntry entry);

    /** All entries, the oldest first. */
    List<AuditEntry> entries();
}
