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
     * How many imports there are whose file comes in parts and that are not over. Until the caller's transaction ends,
     * nobody else is told a number, so that two who begin an import at once both count the other's.
     *
     * @throws PersonaFailure {@code BUSY_REALM} if others take too long
     */
    long countOpenParts();

    /** The import of that id. */
    Optional<ImportProgress> find(String id);

    /** The imports that were started last, latest first. */
    List<ImportProgress> latest(int max);
}
