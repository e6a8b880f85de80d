package io.steersman.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of a key.
 *
 * @param id names it; a part of its text
 * @param name what people call it, may be empty
 * @param tenant whose data it opens
 * @param scopes what it may be used for
 * @param created when it was made
 * @param expires from when on it opens nothing
 * @param revoked from when on it was taken back
 * @param limits how much may be sent with it
 * @param hash SHA-256 of its text
 */
public record ApiKey(
        String id,
        String name,
        String tenant,
        Set<Scope> scopes,
        Instant created,
        Optional<Instant> expires,
        Optional<Instant> revoked,
        Limits limits,
        String hash) {

    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    /** How it stands: {@code active}, {@code expired} or {@code revoked}. */
    public String state(Instant now) {
        if (revoked.isPresent()) {
            return "revoked";
        }
        return expires.filter(end -> !now.isBefore(end)).isPresent() ? "expired" : "active";
    }

    /** The same, taken back. */
    public ApiKey revokedAt(Instant now) {
        return new ApiKey(id, name, tenant, scopes, created, expires, Optional.of(now), limits, hash);
    }

    /** Who sends a request with it. */
    public Caller caller() {
        return new Caller(tenant, "key:" + id, scopes, limits);
    }
}
