package io.github.keycloakpersonas.persona;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The imports of one realm and their progress. Every call works in the caller's transaction. */
public interface ImportLog {

    /** Notes an import that begins, with the parts that its file comes in, if it does. */
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
     * Gives up an import that is not over.
     *
     * @return whether it was there and not over
     */
    boolean cancel(String id, Instant now);

    /** How many imports there are whose file comes in parts and that are not over. */
    long openParts();

    /** The import of that id. */
    Optional<ImportProgress> find(String id);

    /** The imports that began last, latest first. */
    List<ImportProgress> latest(int max);
}
