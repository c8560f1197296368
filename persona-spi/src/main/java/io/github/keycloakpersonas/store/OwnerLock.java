package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.PersonaFailure;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PessimisticLockException;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelException;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The lock on one user's personas: the user's row of PERSONA_OWNER, held until the session's transaction ends. */
final class OwnerLock {

    private final KeycloakSession session;
    private final EntityManager em;
    private final Clock clock;

    OwnerLock(KeycloakSession session, EntityManager em, Clock clock) {
        this.session = session;
        this.em = em;
        this.clock = clock;
    }

    void acquire(PersonaOwnerId id) {
        if (!lockRow(id)) {
            createRow(id);
            if (!lockRow(id)) {
                throw PersonaFailure.busy();
            }
        }
    }

    private boolean lockRow(PersonaOwnerId id) {
        try {
            return em.find(PersonaOwnerEntity.class, id, LockModeType.PESSIMISTIC_WRITE) != null;
        } catch (ModelException | LockTimeoutException | PessimisticLockException e) {
            if (isLockFailure(e)) {
                throw PersonaFailure.busy();
            }
            throw e;
        }
    }

    /**
     * In a transaction of its own: of several requests that do this at once, one succeeds and the others see its row, while a
     * failed insert in the session's transaction would spoil that.
     */
    private void createRow(PersonaOwnerId id) {
        try {
            KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), own -> {
                EntityManager ownEm =
                        own.getProvider(JpaConnectionProvider.class).getEntityManager();
                ownEm.persist(new PersonaOwnerEntity(id, clock.millis()));
                ownEm.flush();
            });
        } catch (ModelDuplicateException e) {
            // Another request was faster; its row does as well.
            return;
        }
    }

    private static boolean isLockFailure(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof LockTimeoutException || cause instanceof PessimisticLockException);
    }
}
