package io.steersman.fleet;

import io.steersman.reload.InForce;
import io.steersman.supervision.Supervisors;
import io.steersman.supervision.Trial;
import io.steersman.supervision.Trials;
import io.steersman.supervision.Tried;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What one partition goes by: it goes on with what its records carry, and never back. It lies beside the steps, so whoever takes the
 * partition over goes by the same.
 */
final class Standpoint {

    private static final Bytes EPOCH = Bytes.wrap(utf8("E"));
    private static final Bytes DECIDED = Bytes.wrap(utf8("D"));
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KeyValueStore<Bytes, byte[]> store;
    private final Epochs epochs;
    private final Decisions decisions;
    private final Trials trials;
    private volatile long epoch;
    private volatile long position;

    /** This node has not got what a record is to be judged under. */
    static final class Unready extends RuntimeException {
        Unready(String what) {
            super("This node has no " + what);
        }
    }

    /**
     * @param trials hears how what is tried does
     */
    Standpoint(KeyValueStore<Bytes, byte[]> store, Epochs epochs, Decisions decisions, Trials trials) {
        this.store = store;
        this.epochs = epochs;
        this.decisions = decisions;
        this.trials = trials;
        this.epoch = kept(EPOCH);
        this.position = kept(DECIDED);
    }

    /**
     * Goes on to what a record carries; to what this node has where it carries nothing.
     *
     * @throws Unready when this node cannot
     */
    void advance(Optional<Long> wantedEpoch, Optional<Long> wantedPosition) {
        long nextEpoch = wantedEpoch.orElseGet(epochs::current);
        if (nextEpoch > epoch) {
            epoch = nextEpoch;
            store.put(EPOCH, utf8(String.valueOf(nextEpoch)));
        }
        long nextPosition = wantedPosition.orElseGet(decisions::position);
        if (nextPosition > position) {
            position = nextPosition;
            store.put(DECIDED, utf8(String.valueOf(nextPosition)));
        }
        if (!decisions.await(position, PATIENCE)) {
            throw new Unready("decisions up to %d.".formatted(position));
        }
        inForce();
    }

    /** What the partition's trajectories go by. */
    Supervisors.Under under(InstantSource clock) {
        return new Supervisors.Under(this::inForce, tried(), () -> decided().ended(), (rule, run) -> decided()
                .withheld(rule, run, clock.instant()));
    }

    private Tried tried() {
        return new Tried() {
            @Override
            public Optional<Trial> current() {
                return judged().trial();
            }

            @Override
            public void check(Trial trial) {
                trials.check(trial);
            }
        };
    }

    private InForce inForce() {
        return decisions.less(judged().rules(), decided());
    }

    private Epochs.Judged judged() {
        return epochs.at(epoch).orElseThrow(() -> new Unready("rules of the epoch %d.".formatted(epoch)));
    }

    private Decided decided() {
        return decisions.at(position);
    }

    private long kept(Bytes key) {
        return Optional.ofNullable(store.get(key))
                .map(body -> Long.valueOf(new String(body, StandardCharsets.UTF_8)))
                .orElse(key.equals(EPOCH) ? 0L : -1L);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
