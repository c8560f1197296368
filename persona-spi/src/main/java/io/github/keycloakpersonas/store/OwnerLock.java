package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.PersonaFailure;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ModelException;

/**
 * The lock on one user's personas. It is a lock of the user's row in PERSONA_OWNER until the session's transaction
 * ends.
 */
final class OwnerLock {

    private final EntityManager em;
    private final Isolation isolation;
    private final OwnerRows rows;

    OwnerLock(EntityManager em, Isolation isolation, OwnerRows rows) {
        this.em = em;
        this.isolation = isolation;
        this.rows = rows;
    }

    /**
     * Locks a user.
     *
     * @throws PersonaFailure {@code BUSY} if the lock is not acquired in time, or if the user is removed at this moment
     */
    void acquire(PersonaOwnerId id) {
        // Under REPEATABLE READ, MySQL and MariaDB lock the gap in which they do not find a row, and the insert in the
        // other transaction would wait for this one. A query without a lock would take the snapshot of this transaction
        // before it has the lock.
        boolean isSnapshot = isolation.isSnapshot(em);
        boolean isThere = isSnapshot ? rows.isThere(id) : lockRow(id);
        if (!isThere) {
            rows.create(List.of(id));
        }
        if ((isSnapshot || !isThere) && !lockRow(id)) {
            throw PersonaFailure.busy();
        }
    }

    /**
     * The result of a query as committed before the lock was acquired. Under REPEATABLE READ only a locking read sees
     * it; any other read sees the snapshot of the transaction's first query.
     */
    <T> List<T> current(TypedQuery<T> query) {
        try {
            return query.setLockMode(lockMode()).getResultList();
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    /** A persona's row, as {@link #current} sees it. */
    @Nullable PersonaEntity current(String personaId) {
        try {
            return em.find(PersonaEntity.class, personaId, lockMode());
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    private LockModeType lockMode() {
        return isolation.isSnapshot(em) ? LockModeType.PESSIMISTIC_WRITE : LockModeType.NONE;
    }

    /**
     * Locks several users, always in the same order, so that two transactions that do so cannot deadlock.
     *
     * @throws PersonaFailure {@code BUSY} if a lock is not acquired in time, or if a user is removed at this moment
     */
    void acquireAll(String realmId, Set<String> userIds) {
        if (userIds.isEmpty()) {
            return;
        }
        List<PersonaOwnerId> sorted = userIds.stream()
                .sorted()
                .map(user -> new PersonaOwnerId(realmId, user))
                .toList();
        Set<String> known = rows.known(sorted);
        List<PersonaOwnerId> missing =
                sorted.stream().filter(id -> !known.contains(id.userId())).toList();
        if (!missing.isEmpty()) {
            rows.create(missing);
        }
        if (lockRows(realmId, sorted) < sorted.size()) {
            throw PersonaFailure.busy();
        }
    }

    private int lockRows(String realmId, List<PersonaOwnerId> sorted) {
        List<String> userIds = sorted.stream().map(PersonaOwnerId::userId).toList();
        try {
            return ValueList.query(em, OwnerRows.OF_USERS + " order by o.userId", PersonaOwnerEntity.class, userIds)
                    .setParameter("realmId", realmId)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultList()
                    .size();
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    private boolean lockRow(PersonaOwnerId id) {
        try {
            return em.find(PersonaOwnerEntity.class, id, LockModeType.PESSIMISTIC_WRITE) != null;
        } catch (ModelException | LockTimeoutException | PessimisticLockException e) {
            throw failure(e);
        }
    }

    /**
     * The exception to throw for a failure of the database. If a lock was not acquired in time, or there was a
     * deadlock, the client can try again.
     */
    static RuntimeException failure(RuntimeException failure) {
        return isLockFailure(failure) ? PersonaFailure.busy() : failure;
    }

    static boolean isLockFailure(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof LockTimeoutException || cause instanceof PessimisticLockException);
    }
}
