package io.github.keycloakpersonas.rest;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A request body with a limit for the time that it takes to arrive, because a worker thread waits for each byte. Only
 * waiting counts, not the work that is done with the body meanwhile. Keycloak itself has a timeout for a client that
 * sends nothing at all.
 */
public final class TimedBody extends InputStream {

    /** Long enough for the largest body of most calls over a very slow connection. */
    static final Duration GRACE = Duration.ofSeconds(30);

    /** The bytes that a long body must bring each second after that time. */
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

    /** The client has sent the body too slowly. */
    public static final class TooSlowException extends IOException {

        private static final long serialVersionUID = 1L;

        TooSlowException() {
            super("The body comes too slowly");
        }
    }

    /** A body that must arrive completely within half a minute. */
    static TimedBody brief(InputStream body, LongSupplier nanoTime) {
        return new TimedBody(body, 0, nanoTime);
    }

    /** A body of any length. It may take half a minute, and one second more for every 8 KiB. */
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
