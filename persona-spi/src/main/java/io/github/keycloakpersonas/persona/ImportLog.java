package io.github.keycloakpersonas.persona;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The imports of one realm and their progress. Every call works in the caller's transaction. */
public interface ImportLog {

    /** Stores a new import, including its parts if it is an import in parts. */
    void start(ImportProgress progress);

    /**
     * Stores the progress of an import.
     *
     * @param from the stored progress
     * @param to the new progress
     * @throws PersonaFailure {@code CONFLICT} if the stored progress differs, because another request has resumed the
     *     import
     */
    void advance(ImportProgress from, ImportProgress to);

    /**
     * Cancels an import that is not over.
     *
     * @return whether there was such an import
     */
    boolean cancel(String id, Instant now);

    /**
     * The number of imports in parts that are not over. Until the caller's transaction ends, no other transaction gets
     * a number, so that two requests that start an import at the same moment count each other's.
     *
     * @throws PersonaFailure {@code BUSY_REALM} if other transactions take too long
     */
    long countOpenParts();

    /** The import of that id. */
    Optional<ImportProgress> find(String id);

    /** The imports that were started last, latest first. */
    List<ImportProgress> latest(int max);
}
