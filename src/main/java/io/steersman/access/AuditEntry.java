package io.steersman.access;

import java.time.Instant;

/**
 * One change, for the record.
 *
 * @param at when
 * @param tenant whose credential it was done with
 * @param who by whom: {@code key:ID}, {@code token:SUBJECT}, {@code file}, or a user of the machine
 * @param what {@code rules.changed}, {@code policies.changed}, {@code files.refused}, {@code key.created}, ...
 * @param subject what it is about, such as the id of a key
 * @param hash names what is there from then on
 * @param before names what was there before, empty when unknown
 * @param note what else is to be said, may be empty
 */
public record AuditEntry(
        Instant at, String tenant, String who, String what, String subject, String hash, String before, String note) {}
