package io.steersman.fleet;

import io.steersman.trajectory.TrajectoryId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** The keys of a store, in an order in which what belongs together is found together. */
final class StoreKeys {

    private static final char END = '\0';

    private StoreKeys() {}

    /** What stands at the head of a trajectory. */
    static Bytes head(TrajectoryId id) {
        return Bytes.wrap(utf8(heads(id.tenant()) + id.id()));
    }

    /** How the heads of a tenant's trajectories begin. */
    static String heads(String tenant) {
        return "H" + tenant + END;
    }

    /** How the heads of all trajectories begin. */
    static String heads() {
        return "H";
    }

    /** The trajectory of a head. */
    static TrajectoryId ofHead(Bytes key) {
        String text = new String(key.get(), StandardCharsets.UTF_8);
        int end = text.indexOf(END);
        return new TrajectoryId(text.substring(1, end), text.substring(end + 1));
    }

    /** How all keys of a trajectory begin, except its head. */
    static String of(TrajectoryId id) {
        return "T" + id.tenant() + END + id.id() + END;
    }

    /** How the keys of one kind begin. */
    static String of(TrajectoryId id, char kind) {
        return of(id) + kind;
    }

    /** An entry that has a number, 0 or more. */
    static Bytes of(TrajectoryId id, char kind, long number) {
        byte[] prefix = utf8(of(id, kind));
        return Bytes.wrap(ByteBuffer.allocate(prefix.length + Long.BYTES)
                .put(prefix)
                .putLong(number)
                .array());
    }

    /** An entry that has a name. */
    static Bytes of(TrajectoryId id, char kind, String name) {
        return Bytes.wrap(utf8(of(id, kind) + name));
    }

    /** What a unit of an experiment was assigned to first. */
    static Bytes assigned(String tenant, String experiment, String unit) {
        return Bytes.wrap(utf8("A" + tenant + END + experiment + END + unit));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
