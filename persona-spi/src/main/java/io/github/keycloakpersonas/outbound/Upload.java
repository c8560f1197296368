package io.github.keycloakpersonas.outbound;

import io.github.keycloakpersonas.delivery.Delivery;
import java.io.IOException;

/** Puts files into one target. */
interface Upload extends AutoCloseable {

    /**
     * Puts a file where its key says, unless it is there already. What is there is never overwritten.
     *
     * @throws UploadFailure if that is not possible, and why
     * @throws IOException if the connection or the file system fails
     */
    void put(Delivery delivery, QueuedContent content) throws IOException;

    /** Lets go of connections, also of one that is used at the moment. */
    @Override
    default void close() {
        // Not everything has connections.
    }

    /** One that fails. */
    static Upload failing(UploadFailure failure) {
        return (delivery, content) -> {
            throw failure;
        };
    }
}
