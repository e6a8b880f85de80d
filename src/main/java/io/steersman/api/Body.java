package io.steersman.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

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
            byte[] content = body.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new Failure(ProblemKind.TOO_LARGE, tooLarge(LARGEST));
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The whole body, without a thread that waits for it.
     *
     * @param most bytes that may come
     * @return completed by the thread of the connection; by a {@link Failure} when more come
     */
    static CompletionStage<byte[]> coming(HttpServerRequest request, long most) {
        CompletableFuture<byte[]> whole = new CompletableFuture<>();
        Buffer content = Buffer.buffer();
        request.handler(part -> {
            if (content.length() + part.length() <= most) {
                content.appendBuffer(part);
            } else if (!whole.isDone()) {
                if (request.version() != HttpVersion.HTTP_2) {
                    request.response().putHeader("Connection", "close");
                }
                whole.completeExceptionally(new Failure(ProblemKind.TOO_LARGE, tooLarge(most)));
            }
        });
        request.endHandler(end -> whole.complete(content.getBytes()));
        request.exceptionHandler(whole::completeExceptionally);
        request.resume();
        return whole;
    }
}
