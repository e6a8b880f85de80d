package io.steersman.api.access;

import io.steersman.access.KeyText;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Browsers that have shown a credential once and go on with a cookie. Thread-safe.
 *
 * <p>The cookie is a word that means nothing elsewhere: browsers send cookies to every port of a host, so the credential itself
 * must not stand in it. What a credential opens is asked anew with each request. They end with the process.
 */
@Singleton
final class Sessions {

    /** The name of the cookie. */
    static final String COOKIE = "steersman_session";

    /** How long one lasts. */
    static final Duration LONGEST = Duration.ofHours(12);

    private static final int MOST = 1_000;

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;
    private final Map<String, Opened> opened = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Opened> eldest) {
            return size() > MOST;
        }
    };

    private record Opened(String credential, long untilMillis) {}

    Sessions() {
        this(InstantSource.system());
    }

    Sessions(InstantSource clock) {
        this.clock = clock;
    }

    /** Opens one; returns its word. */
    synchronized String open(String credential) {
        String word = KeyText.fresh(random);
        opened.put(KeyText.hash(word), new Opened(credential, clock.millis() + LONGEST.toMillis()));
        return word;
    }

    /** The credential that was shown, unless the session is over. */
    synchronized Optional<String> credential(String word) {
        return Optional.ofNullable(opened.get(KeyText.hash(word)))
                .filter(found -> clock.millis() < found.untilMillis)
                .map(Opened::credential);
    }

    /** Ends one. */
    synchronized void close(String word) {
        opened.remove(KeyText.hash(word));
    }
}
