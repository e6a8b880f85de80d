package io.steersman.access;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.jose4j.http.SimpleGet;
import org.jose4j.http.SimpleResponse;

/**
 * Asks an address no more than every so often, and meanwhile answers as it was answered last: strangers who send tokens of
 * keys that nobody knows must not set the pace at which somebody else is asked. Thread-safe.
 */
final class UnhurriedGet implements SimpleGet {

    /** A key that was added is known after this. */
    static final long EVERY_MILLIS = 10_000;

    private final SimpleGet network;
    private final InstantSource clock;
    private Optional<Answer> last = Optional.empty();

    /** What the address said, or why it said nothing. */
    private record Answer(long atMillis, Optional<SimpleResponse> response, String failure) {}

    UnhurriedGet(SimpleGet network, InstantSource clock) {
        this.network = network;
        this.clock = clock;
    }

    @Override
    public synchronized SimpleResponse get(String location) throws IOException {
        long now = clock.millis();
        Answer answer = last.filter(earlier -> Math.abs(now - earlier.atMillis()) < EVERY_MILLIS)
                .orElseGet(() -> ask(location, now));
        last = Optional.of(answer);
        return answer.response().orElseThrow(() -> new IOException(answer.failure()));
    }

    private Answer ask(String location, long now) {
        try {
            return new Answer(now, Optional.of(network.get(location)), "");
        } catch (IOException e) {
            return new Answer(now, Optional.empty(), e.toString());
        }
    }
}
