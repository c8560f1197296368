package io.github.keycloakpersonas.persona;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is known of one realm's imports. Every call works in the caller's transaction. */
public interface ImportLog {

    /** Notes an import that begins, with the parts that its file comes in, if it does. */
    void start(ImportProgress progress);

    /**
     * Notes how far an import has come.
     *
     * @param from how far it was
     * @param to how far it is
     * @throws PersonaFailure {@code CONFLICT} when it is not as far as that: somebody else carries it on
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
