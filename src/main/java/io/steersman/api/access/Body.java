package io.steersman.api.access;

import io.steersman.api.problem.Failure;
import io.steersman.api.problem.ProblemKind;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads the body of a request as far as it may be long. */
public final class Body {

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
    public static byte[] read(InputStream body) {
        try {
            byte[] content = body.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new Failure(ProblemKind.TOO_LARGE, tooLarge(LARGEST));
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole body of a request, as it came. */
    public static byte[] of(RoutingContext request) {
        Buffer body = request.body().buffer();
        return body == null ? new byte[0] : body.getBytes();
    }
}
