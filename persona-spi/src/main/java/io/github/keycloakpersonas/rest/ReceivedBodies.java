package io.github.keycloakpersonas.rest;

import java.io.InputStream;
import java.util.IdentityHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading bodies: that of the request, and those that an agent's request hands on to the calls that it makes.
 * Each is read once; its fault is found again whenever it is asked for.
 */
final class ReceivedBodies {

    private final IdentityHashMap<@Nullable InputStream, Supplier<byte[]>> outcomes = new IdentityHashMap<>();

    /** Whether none was read until now, so that the next one is the request's, which may have to be waited for. */
    boolean isFirst() {
        return outcomes.isEmpty();
    }

    /** Reads a body; throws nothing. */
    void receive(@Nullable InputStream body, int maxBytes) {
        outcomes.computeIfAbsent(body, unread -> outcome(unread, maxBytes));
    }

    /**
     * The bytes of a body.
     *
     * @throws ProblemException 413 if the body is too long, 408 if it takes too long, 400 if it is incomplete
     */
    byte[] of(@Nullable InputStream body, int maxBytes) {
        return outcomes.computeIfAbsent(body, unread -> outcome(unread, maxBytes))
                .get();
    }

    private static Supplier<byte[]> outcome(@Nullable InputStream body, int maxBytes) {
        try {
            byte[] bytes = JsonBody.bytes(body, maxBytes);
            return () -> bytes;
        } catch (ProblemException e) {
            return () -> {
                throw e;
            };
        }
    }
}
