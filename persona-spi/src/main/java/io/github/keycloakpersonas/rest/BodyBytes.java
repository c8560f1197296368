package io.github.keycloakpersonas.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** Reads a body's bytes, not more than so many, and not for longer than so long: a worker thread waits for each of them. */
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
     * Reads all of it.
     *
     * @throws ProblemException 413, 408; 400 for a body that breaks off
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
            // No fault of the server, so nothing for its log: the sender is gone or has stopped.
            throw new ProblemException(
                    Problem.of(ProblemType.UNREADABLE_BODY, "The body could not be read to its end"));
        }
    }

    private static ProblemException problem(int status, String detail) {
        return new ProblemException(Problem.of(status, detail));
    }
}
