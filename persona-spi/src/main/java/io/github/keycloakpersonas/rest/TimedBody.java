package io.github.keycloakpersonas.rest;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A body that has to keep coming, since a worker thread waits for each byte of it. Only the waiting counts, not what is done with the body in between. For a sender
 * who has stopped, Keycloak waits only so long itself.
 */
public final class TimedBody extends InputStream {

    /** Enough for the largest body of most calls over the slowest of lines. */
    static final Duration GRACE = Duration.ofSeconds(30);

    /** What a long body has to bring a second once that is over. */
    static final int BYTES_PER_SECOND = 8 * 1024;

    private final InputStream body;
    private final int bytesPerSecond;
    private final LongSupplier nanoTime;
    private long waited;
    private long received;

    private TimedBody(InputStream body, int bytesPerSecond, LongSupplier nanoTime) {
        this.body = body;
        this.bytesPerSecond = bytesPerSecond;
        this.nanoTime = nanoTime;
    }

    /** The sender has taken too long. */
    public static final class TooSlowException extends IOException {

        private static final long serialVersionUID = 1L;

        TooSlowException() {
            super("The body comes too slowly");
        }
    }

    /** A body that comes as a whole within half a minute. */
    static TimedBody brief(InputStream body, LongSupplier nanoTime) {
        return new TimedBody(body, 0, nanoTime);
    }

    /** A body of any length, which may take the longer the more it brings: half a minute, and a second for every 8 KiB. */
    public static TimedBody lengthy(InputStream body) {
        return lengthy(body, System::nanoTime);
    }

    /** @param nanoTime a clock that only goes forward, in nanoseconds */
    static TimedBody lengthy(InputStream body, LongSupplier nanoTime) {
        return new TimedBody(body, BYTES_PER_SECOND, nanoTime);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
        long start = nanoTime.getAsLong();
        int length = body.read(target, offset, most);
        waited += nanoTime.getAsLong() - start;
        if (length > 0) {
            received += length;
            if (TimeUnit.NANOSECONDS.toSeconds(waited) > GRACE.toSeconds() + earned()) {
                throw new TooSlowException();
            }
        }
        return length;
    }

    private long earned() {
        return bytesPerSecond == 0 ? 0 : received / bytesPerSecond;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
