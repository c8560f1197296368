package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.PersonaFailure;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelException;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The rows of PERSONA_OWNER, which writers lock. One is created only for a user who is there and whose removal waits until the
 * session's transaction ends, so a removal finds the rows of all who write for the user ({@link Removal}).
 */
final class OwnerRows {

    /** The text of the query for the rows of some users. */
    static final String OF_USERS =
            "select o from PersonaOwnerEntity o where o.realmId = :realmId and o.userId in (:values)";

    private final KeycloakSession session;
    private final EntityManager em;
    private final Clock clock;
    private final Predicate<PersonaOwnerId> removedHere;

    /** @param removedHere whether this session has removed the row of an owner and is not committed yet */
    OwnerRows(KeycloakSession session, EntityManager em, Clock clock, Predicate<PersonaOwnerId> removedHere) {
        this.session = session;
        this.em = em;
        this.clock = clock;
        this.removedHere = removedHere;
    }

    /**
     * A query for the ids of users who have a row, in their order.
     *
     * @param after only ids behind that one; null for all
     */
    static TypedQuery<String> users(EntityManager em, String realmId, @Nullable String after) {
        TypedQuery<String> query = em.createQuery(
                        "select o.userId from PersonaOwnerEntity o where o.realmId = :realmId and o.userId <> :none"
                                + (after == null ? "" : " and o.userId > :after") + " order by o.userId",
                        String.class)
                .setParameter("realmId", realmId)
                .setParameter("none", SchemaReplacement.LOCK);
        return after == null ? query : query.setParameter("after", after);
    }

    /** Whether the row is there, without that the session's transaction takes its snapshot of the database. */
    boolean isThere(PersonaOwnerId id) {
        if (removedHere.test(id)) {
            return !known(em, List.of(id)).isEmpty();
        }
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                own -> !known(own(own), List.of(id)).isEmpty());
    }

    /** The users among these who have a row. */
    Set<String> known(List<PersonaOwnerId> ids) {
        return known(em, ids);
    }

    /**
     * Creates rows in a transaction of its own. If several requests do so at once, one succeeds and the others see its rows; a
     * failed insert in the session's own transaction would make that transaction unusable.
     *
     * @throws PersonaFailure {@code BUSY} if a user is removed at this moment
     */
    void create(List<PersonaOwnerId> ids) {
        String realmId = ids.get(0).realmId();
        if (!UserRow.share(em, realmId, ids.stream().map(PersonaOwnerId::userId).toList())) {
            throw PersonaFailure.busy();
        }
        if (!isCreated(ids) && ids.size() > 1) {
            // Other transactions are creating some of these rows. Creating them one by one shows which.
            ids.forEach(id -> isCreated(List.of(id)));
        }
    }

    /** @return false if another request is creating one of them; if there is only one, that serves as well */
    private boolean isCreated(List<PersonaOwnerId> ids) {
        if (ids.stream().anyMatch(removedHere)) {
            // A transaction of its own would wait for this one, which would wait for it. Nobody else uses the rows.
            persist(em, ids);
            return true;
        }
        try {
            KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), own -> persist(own(own), ids));
            return true;
        } catch (ModelDuplicateException e) {
            return false;
        } catch (ModelException e) {
            throw OwnerLock.failure(e);
        }
    }

    private void persist(EntityManager to, List<PersonaOwnerId> ids) {
        Set<String> known = known(to, ids);
        ids.stream()
                .filter(id -> !known.contains(id.userId()))
                .forEach(id -> to.persist(new PersonaOwnerEntity(id, clock.millis())));
        to.flush();
    }

    private static Set<String> known(EntityManager in, List<PersonaOwnerId> ids) {
        return new HashSet<>(ValueList.query(
                        in,
                        OF_USERS.replace("select o ", "select o.userId "),
                        String.class,
                        ids.stream().map(PersonaOwnerId::userId).toList())
                .setParameter("realmId", ids.get(0).realmId())
                .getResultList());
    }

    private static EntityManager own(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
