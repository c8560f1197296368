package io.github.keycloakpersonas.persona;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One realm's personas in bulk, and the users they belong to. Every call works in the caller's transaction. */
public interface PersonaArchive {

    /**
     * Some of the realm's personas, in an order that never changes: by owner, title and circle.
     *
     * @param after the last one of the page before; null for the first page
     * @param max how many at most
     */
    List<Persona> page(@Nullable PersonaKey after, int max);

    /** How many personas the realm has. */
    long count();

    /**
     * What the realm's users are called, by user id.
     *
     * @return without the users who are not found
     */
    Map<String, OwnerName> names(Collection<String> userIds);

    /**
     * The ids of the users that the names stand for: found by id, else by username, else by e-mail address.
     *
     * @return without the names that stand for no user, or for several
     */
    Map<OwnerName, String> users(Collection<OwnerName> names);

    /**
     * What there is to know before personas of these users are imported.
     *
     * @param ids the ids that the personas to import have
     * @param importId the import
     * @param lock whether the users' personas are locked until the transaction ends, as they must be to be written
     * @throws PersonaFailure {@code BUSY} when a lock can't be had in time
     */
    ImportBatch open(Set<String> userIds, Set<String> ids, String importId, boolean lock);

    /**
     * Writes at once what has been decided in a batch.
     *
     * @param importId the import that brings it
     * @param marksAll whether also what stays as it is counts as brought by that import
     * @throws PersonaFailure {@code DUPLICATE}, {@code STALE} or {@code BUSY} when others were faster
     */
    void write(ImportBatch batch, String importId, boolean marksAll);

    /**
     * Removes what an import has not brought, of some users.
     *
     * @param after the last user of the call before; null for the first call
     * @param users of how many users at most
     * @return what was removed; empty when nothing is left
     */
    Optional<Removed> removeOthers(String importId, @Nullable String after, int users);

    /**
     * What a call has removed.
     *
     * @param lastUser the last user it was removed from
     * @param personas how many personas
     */
    record Removed(String lastUser, int personas) {}
}
