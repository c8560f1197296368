package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.Circle;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Stores the personas of one realm. Every call works in the caller's transaction. */
public interface PersonaStore {

    /**
     * Locks a user's personas until the transaction ends, then reads them. Every change of a user's personas calls it
     * first, so that what was checked is still true when it is written.
     *
     * @return the user's personas as they are now, newest first
     * @throws PersonaFailure {@code BUSY} if the lock was not acquired in time, or the user is removed at this moment
     */
    List<Persona> lock(String userId);

    /** A user's personas, newest first. */
    List<Persona> ofUser(String userId);

    /** The persona of that id (a UUID). */
    Optional<Persona> byId(String id);

    /** The existing personas with these keys. */
    List<Persona> byKeys(Collection<PersonaKey> keys);

    /** Some pending personas that were asked for at an instant or before it, those of a user together. */
    List<Persona> requestedUntil(Instant until, int max);

    /**
     * Some personas of a title in some circles that read active at an instant and have begun, on duty or not.
     *
     * @param circles at least one
     */
    List<Persona> ofTitle(String title, Collection<Circle> circles, Instant at, int max);

    /**
     * The users who hold a title, each once, ordered by id, without users who are disabled or do not exist any more.
     *
     * @param first how many to skip
     * @param max how many at most
     */
    List<String> holders(HeldTitle held, int first, int max);

    /**
     * The same, but those whose ids come after one; costs the same however many come before.
     *
     * @param userId the last one of the page before
     * @param max how many at most
     */
    List<String> holdersAfter(HeldTitle held, String userId, int max);

    /**
     * Adds a persona.
     *
     * @throws PersonaFailure {@code DUPLICATE} when the user already has one of that title and circle
     */
    void insert(Persona persona);

    /**
     * Replaces a persona's state by one with a higher version.
     *
     * @throws PersonaFailure {@code STALE} when it has changed since it was read, {@code DUPLICATE} when the user has another
     *     one of its title and circle
     */
    void update(Persona persona);

    /** Removes a persona; does nothing if it is gone. */
    void delete(Persona persona);
}
