package io.github.keycloakpersonas.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports that are stored away, in the database. Every call works in the caller's transaction. */
public interface Deliveries {

    /** The most deliveries of a realm that are kept with their content: those that are not delivered. */
    int MOST_OPEN = 100;

    /**
     * A place in the list of deliveries.
     *
     * @param createdAt when the delivery was ordered that the page before ends with
     * @param id its id
     */
    record Position(Instant createdAt, String id) {}

    /** Keeps a part of the content of a delivery that is then {@linkplain #add added}. Parts are numbered from zero. */
    void keep(String id, int number, byte[] part);

    /** Adds a delivery whose content is kept. */
    void add(Delivery delivery);

    /** How many deliveries of a realm are not delivered. */
    long countOpen(String realmId);

    /**
     * The deliveries of a realm, the latest first.
     *
     * @param state only those in this state; empty for all
     * @param after where the page before ends; null for the first page
     */
    List<Delivery> page(String realmId, Optional<DeliveryState> state, @Nullable Position after, int max);

    /** A delivery of a realm; empty if there is none. */
    Optional<Delivery> find(String realmId, String id);

    /** Queues one that has failed again, as if it were new. Returns whether it had failed. */
    boolean retry(String realmId, String id, Instant now);

    /** Removes one that no node uploads, with its content. Returns whether that was so. */
    boolean remove(String realmId, String id);

    /**
     * Takes the delivery whose turn it is, if there is one: no other node takes it before the time is over.
     *
     * @param until when the upload counts as interrupted
     */
    Optional<Delivery> claim(Instant now, Instant until);

    /** Says that the upload goes on. Returns whether it is still this node's. */
    boolean prolong(Delivery claimed, Instant until);

    /** A part of the content; empty after the last one. */
    Optional<byte[]> part(String id, int number);

    /** Records that it is delivered, and removes its content, if it is still this node's. */
    void delivered(Delivery claimed, Instant now);

    /**
     * Records that the upload has failed, if it is still this node's.
     *
     * @param error what it has failed of
     * @param nextTryAt when to try again; null to give up
     */
    void failed(Delivery claimed, String error, @Nullable Instant nextTryAt);
}
