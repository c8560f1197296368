package io.github.keycloakpersonas.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/**
 * Reads the bytes of a body, with a limit for their number and for the time, because a worker thread waits for each of
 * them.
 */
final class BodyBytes {

    private static final int CHUNK = 8192;

    private final int maxBytes;
    private final LongSupplier nanoTime;

    /** @param nanoTime a clock that only goes forward, in nanoseconds */
    BodyBytes(int maxBytes, LongSupplier nanoTime) {
        this.maxBytes = maxBytes;
        this.nanoTime = nanoTime;
    }

    /**
     * Reads the whole body.
     *
     * @throws ProblemException 413 if the body is too long, 408 if it takes too long, 400 if it ends too early
     */
    byte[] read(InputStream body) {
        InputStream timed = TimedBody.brief(body, nanoTime);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int length = next(timed, chunk); length >= 0; length = next(timed, chunk)) {
            bytes.write(chunk, 0, length);
            if (bytes.size() > maxBytes) {
                throw problem(413, "The body must not be longer than " + maxBytes / 1024 + " KiB");
            }
        }
        return bytes.toByteArray();
    }

    private static int next(InputStream body, byte[] chunk) {
        try {
            return body.read(chunk);
        } catch (TimedBody.TooSlowException e) {
            throw problem(408, "The body must be sent within " + TimedBody.GRACE.toSeconds() + " seconds");
        } catch (IOException e) {
            // The client has disconnected or stopped. This is not a fault of the server, so it is not logged.
            throw new ProblemException(
                    Problem.of(ProblemType.UNREADABLE_BODY, "The body could not be read to its end"));
        }
    }

    private static ProblemException problem(int status, String detail) {
        return new ProblemException(Problem.of(status, detail));
    }
}
