package io.steersman.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that does not say how long it is, read as far as its sender may send. */
final class BoundedBody extends FilterInputStream {

    private final long most;
    private long left;

    /**
     * @param most bytes that may come
     */
    BoundedBody(InputStream body, long most) {
        super(body);
        this.most = most;
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        int read = super.read(to, from, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw new Failure(ProblemKind.TOO_LARGE, Body.tooLarge(most));
        }
    }
}
