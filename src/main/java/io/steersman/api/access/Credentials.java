package io.steersman.api.access;

import io.steersman.access.ApiKey;
import io.steersman.access.Caller;
import io.steersman.access.KeyRing;
import io.steersman.access.KeyText;
import io.steersman.access.Limits;
import io.steersman.access.OwnerPass;
import io.steersman.access.Tokens;
import io.steersman.trajectory.Bounded;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * What opens the service: keys of its own, and tokens that somebody else issues. Thread-safe.
 *
 * <p>A token that was verified is known again for a minute, or as long as it lasts.
 */
final class Credentials {

    private static final int MOST_KNOWN = 10_000;
    private static final long LONGEST_KNOWN_MILLIS = 60_000;

    private static final String BEARER = "bearer ";

    private final KeyRing keys;
    private final OwnerPass owner;
    private final Optional<Tokens> tokens;
    private final Limits limits;
    private final Caller anybody;
    private final Caller ofOwner;
    private final InstantSource clock;
    private final Map<String, Known> known = Bounded.byUse(MOST_KNOWN);

    private record Known(Caller caller, long untilMillis) {}

    /**
     * @param tokens reads tokens, where they are accepted
     * @param limits how much may be sent with a credential that says nothing else
     */
    Credentials(KeyRing keys, OwnerPass owner, Optional<Tokens> tokens, Limits limits, InstantSource clock) {
        this.keys = keys;
        this.owner = owner;
        this.tokens = tokens;
        this.limits = limits;
        this.anybody = Caller.LOCAL.within(limits);
        this.ofOwner = Caller.OWNER.within(limits);
        this.clock = clock;
    }

    /** Whether none is needed, since there are none. */
    boolean areNone() {
        return keys.isEmpty() && tokens.isEmpty();
    }

    /**
     * Somebody at this machine, where no key is needed: the owner of the data folder, or anybody.
     *
     * @param header what is sent as authorization, empty for nothing
     */
    Caller local(String header) {
        return owner.is(text(header)) ? ofOwner : anybody;
    }

    /** The credential in a header of authorization; empty when there is none of the kind that is known. */
    static String text(String header) {
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).trim()
                : "";
    }

    /** The caller with a credential that is known at once: an active key, or a token that came before. */
    Optional<Caller> known(String credential) {
        if (owner.is(credential)) {
            return Optional.of(ofOwner);
        }
        if (credential.startsWith(KeyText.PREFIX)) {
            return keys.find(credential, clock.instant()).map(ApiKey::caller).map(caller -> caller.within(limits));
        }
        synchronized (known) {
            return Optional.ofNullable(known.get(KeyText.hash(credential)))
                    .filter(found -> clock.millis() < found.untilMillis)
                    .map(Known::caller);
        }
    }

    /** Whether a credential may be a token that {@link #verify} knows. */
    boolean mayVerify(String credential) {
        return tokens.isPresent() && !credential.startsWith(KeyText.PREFIX);
    }

    /**
     * The caller with a token; may take as long as the network does.
     *
     * @throws Tokens.Invalid when it opens nothing
     */
    Caller verify(String token) throws Tokens.Invalid {
        if (tokens.isEmpty()) {
            throw new IllegalStateException("No tokens are accepted.");
        }
        Tokens.Verified verified = tokens.get().verify(token);
        Caller caller = verified.caller().within(limits);
        long until = Math.min(verified.untilMillis(), clock.millis() + LONGEST_KNOWN_MILLIS);
        synchronized (known) {
            known.put(KeyText.hash(token), new Known(caller, until));
        }
        return caller;
    }
}
