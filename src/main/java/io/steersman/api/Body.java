package io.steersman.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Reads the body of a request as far as it may be long. */
final class Body {

    /** Longest body that is read, in bytes. */
    static final int LARGEST = 64 * 1024 * 1024;

    private Body() {}

    /** Says that a body has more bytes than it may. */
    static String tooLarge(long most) {
        return "The body has more than %d bytes. Maybe send the steps in several requests, or cut the outputs of tools."
                .formatted(most);
    }

    /**
     * The whole body.
     *
     * @throws Failure when it is longer than {@link #LARGEST}
     */
    static byte[] read(InputStream body) {
        try {
            // Most bodies are small and there already; to read on takes room for thousands of bytes.
            byte[] there = body.readNBytes(Math.min(body.available(), LARGEST));
            int next = body.read();
            return next < 0 ? there : joined(there, next, body.readNBytes(LARGEST - there.length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] joined(byte[] there, int next, byte[] rest) {
        if (there.length + 1 + rest.length > LARGEST) {
            throw new Failure(ProblemKind.TOO_LARGE, tooLarge(LARGEST));
        }
        byte[] all = Arrays.copyOf(there, there.length + 1 + rest.length);
        all[there.length] = (byte) next;
        System.arraycopy(rest, 0, all, there.length + 1, rest.length);
        return all;
    }
}
