package io.steersman.experiment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Draws by hash: equal for equal words, and as good as random for others. */
final class Lot {

    private Lot() {}

    /** A number below a bound, from what is drawn for and the unit. */
    static long draw(String salt, String tenant, String unit, int below) {
        byte[] hash = sha256().digest((salt + '\n' + tenant + '\n' + unit).getBytes(StandardCharsets.UTF_8));
        return Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), below);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
