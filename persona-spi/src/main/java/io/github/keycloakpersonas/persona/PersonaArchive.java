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
     * A page of the realm's personas, in an order that never changes: by owner, title and circle.
     *
     * @param after the last persona of the previous page; null for the first page
     * @param max the highest number of personas
     */
    List<Persona> page(@Nullable PersonaKey after, int max);

    /** The number of personas of the realm. */
    long count();

    /**
     * The names of users of the realm, by user id.
     *
     * @return the names, without users who are not found
     */
    Map<String, OwnerName> names(Collection<String> userIds);

    /**
     * The ids of the users with these names. They are found by id, otherwise by username, otherwise by e-mail address.
     *
     * @return the ids, without names that belong to no user or to several users
     */
    Map<OwnerName, String> users(Collection<OwnerName> names);

    /**
     * Reads everything that is needed to import personas of these users.
     *
     * @param ids the ids of the personas to import
     * @param importId the id of the import
     * @param lock whether the users' personas are locked until the transaction ends, which is necessary for writing
     * @throws PersonaFailure {@code BUSY} if a lock cannot be acquired in time
     */
    ImportBatch open(Set<String> userIds, Set<String> ids, String importId, boolean lock);

    /**
     * Writes the changes that were decided in a batch.
     *
     * @param importId the id of the import
     * @param marksAll whether unchanged personas are also marked as contained in this import
     * @throws PersonaFailure {@code DUPLICATE}, {@code STALE} or {@code BUSY} if other requests were faster
     */
    void write(ImportBatch batch, String importId, boolean marksAll);

    /**
     * Removes personas that an import does not contain, for some users.
     *
     * @param after the last user of the previous call; null for the first call
     * @param users the highest number of users
     * @return what was removed; empty if there is nothing more to remove
     */
    Optional<Removed> removeOthers(String importId, @Nullable String after, int users);

    /**
     * What one call has removed.
     *
     * @param lastUser the last user whose personas were removed
     * @param personas the number of personas
     */
    record Removed(String lastUser, int personas) {}
}
