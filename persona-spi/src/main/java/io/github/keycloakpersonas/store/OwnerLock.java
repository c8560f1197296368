package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.PersonaFailure;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelException;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The lock on one user's personas. It is a lock of the user's row in PERSONA_OWNER until the session's transaction
 * ends.
 */
final class OwnerLock {

    private static final String OF_USERS =
            "select o from PersonaOwnerEntity o where o.realmId = :realmId and o.userId in (:values)";

    private final KeycloakSession session;
    private final EntityManager em;
    private final Clock clock;
    private final Isolation isolation;
    private final Predicate<PersonaOwnerId> removedHere;

    /** @param removedHere whether this session has removed the row of an owner and is not committed yet */
    OwnerLock(
            KeycloakSession session,
            EntityManager em,
            Clock clock,
            Isolation isolation,
            Predicate<PersonaOwnerId> removedHere) {
        this.session = session;
        this.em = em;
        this.clock = clock;
        this.isolation = isolation;
        this.removedHere = removedHere;
    }

    void acquire(PersonaOwnerId id) {
        // Under REPEATABLE READ, MySQL and MariaDB lock the gap in which they do not find a row, and the insert in the
        // other transaction would wait for this one. A query without a lock would take the snapshot of this transaction
        // before it has the lock.
        if (isolation.isSnapshot(em) || !lockRow(id)) {
            createRow(id);
            if (!lockRow(id)) {
                throw PersonaFailure.busy();
            }
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

    /** Locks several users, always in the same order, so that two transactions that do so cannot deadlock. */
    void acquireAll(String realmId, Set<String> userIds) {
        if (userIds.isEmpty()) {
            return;
        }
        List<String> sorted = userIds.stream().sorted().toList();
        Set<String> missing = new TreeSet<>(sorted);
        missing.removeAll(known(em, realmId, sorted));
        List<PersonaOwnerId> ids =
                missing.stream().map(user -> new PersonaOwnerId(realmId, user)).toList();
        if (!ids.isEmpty() && !createRows(ids)) {
            // Other transactions are creating some of these rows. Creating them one by one shows which.
            ids.forEach(this::createRow);
        }
        if (lockRows(realmId, sorted) < sorted.size()) {
            throw PersonaFailure.busy();
        }
    }

    private static List<String> known(EntityManager in, String realmId, List<String> userIds) {
        return ValueList.query(in, OF_USERS.replace("select o ", "select o.userId "), String.class, userIds)
                .setParameter("realmId", realmId)
                .getResultList();
    }

    private int lockRows(String realmId, List<String> userIds) {
        try {
            return ValueList.query(em, OF_USERS + " order by o.userId", PersonaOwnerEntity.class, userIds)
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
     * Creates the row in a transaction of its own. If several requests do so at once, one succeeds and the others see
     * its row; a failed insert in the session's own transaction would make that transaction unusable.
     */
    private void createRow(PersonaOwnerId id) {
        // If the insert fails, another request has created the row, which serves as well.
        createRows(List.of(id));
    }

    private boolean createRows(List<PersonaOwnerId> ids) {
        if (ids.stream().anyMatch(removedHere)) {
            // A transaction of its own would wait for this one, which would wait for it. Nobody else uses the rows.
            persist(em, ids);
            return true;
        }
        try {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(),
                    own -> persist(own.getProvider(JpaConnectionProvider.class).getEntityManager(), ids));
            return true;
        } catch (ModelDuplicateException e) {
            return false;
        } catch (ModelException e) {
            throw failure(e);
        }
    }

    private void persist(EntityManager to, List<PersonaOwnerId> ids) {
        String realmId = ids.get(0).realmId();
        Set<String> known = new HashSet<>(
                known(to, realmId, ids.stream().map(PersonaOwnerId::userId).toList()));
        ids.stream()
                .filter(id -> !known.contains(id.userId()))
                .forEach(id -> to.persist(new PersonaOwnerEntity(id, clock.millis())));
        to.flush();
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
