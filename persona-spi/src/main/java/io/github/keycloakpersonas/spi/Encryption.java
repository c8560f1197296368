package io.github.keycloakpersonas.spi;

import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Violation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the values of attributes are kept in the database that a realm's schema marks as encrypted. */
public interface Encryption {

    /**
     * Why a schema cannot be the realm's: it marks attributes, and the realm's vault has no key that is of use.
     *
     * @return nothing for a schema that marks none; the vault is then not asked
     */
    List<Violation> faults(PersonaSchema schema);

    /**
     * Rewrites a part of the realm's personas whose values are not as the schema and the vault say now: values that are
     * marked and not encrypted, that are encrypted and not marked, or with another key than the first. Their content
     * stays the same, and so do version, times, ETag, history and what is cached. Personas that are as they should be are
     * not written. The owners are locked as by every writer, until the session's transaction ends.
     *
     * @param after the owner that the part before ended with; null for the first part
     * @param owners the highest number of owners
     * @param givesUp whether encrypted values that no key of the vault reads are removed, which is a change of the
     *     persona; otherwise the part fails
     * @return empty if there is no owner any more
     * @throws SealedValuesException if values cannot be read or written
     * @throws UnreadableSchemaException if the realm's schema is none
     * @throws io.github.keycloakpersonas.persona.PersonaFailure BUSY if others hold a lock for too long
     */
    Optional<Part> rewrite(@Nullable String after, int owners, boolean givesUp);

    /**
     * Looks in a part of the realm's personas for those whose encrypted values cannot be read. Nothing is written or
     * locked. The vault is asked once, and not at all where nothing is encrypted.
     *
     * @param after the owner that the part before ended with; null for the first part
     * @param owners the highest number of owners
     * @return empty if there is no owner any more
     */
    Optional<Look> unreadable(@Nullable String after, int owners);

    /**
     * What one call has done.
     *
     * @param rewritten how many personas were written with the same content
     * @param givenUp how many personas have lost encrypted values
     * @param lastOwner the user that the part ended with
     * @param isLast whether nobody comes after
     */
    record Part(int rewritten, int givenUp, String lastOwner, boolean isLast) {}

    /**
     * What one look has found.
     *
     * @param unreadable the personas, by owner
     * @param lastOwner the user that the part ended with
     * @param isLast whether nobody comes after
     */
    record Look(List<Unreadable> unreadable, String lastOwner, boolean isLast) {}

    /**
     * A persona whose encrypted values cannot be read.
     *
     * @param personaId its id
     * @param userId its owner's
     * @param reason why, for operators; it has neither keys nor values
     */
    record Unreadable(String personaId, String userId, String reason) {}
}
