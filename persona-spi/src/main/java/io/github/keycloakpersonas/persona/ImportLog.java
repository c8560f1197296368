package io.github.keycloakpersonas.persona;

import java.util.List;
import java.util.Optional;

/** What is known of one realm's imports. Every call works in the caller's transaction. */
public interface ImportLog {

    /** Notes an import that begins. */
    void start(ImportProgress progress);

    /**
     * Notes how far an import has come.
     *
     * @param from how far it was
     * @param to how far it is
     * @throws PersonaFailure {@code CONFLICT} when it is not as far as that: somebody else carries it on
     */
    void advance(ImportProgress from, ImportProgress to);

    /** The import of that id. */
    Optional<ImportProgress> find(String id);

    /** The imports that began last, latest first. */
    List<ImportProgress> latest(int max);
}
