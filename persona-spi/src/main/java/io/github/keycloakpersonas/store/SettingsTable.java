package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.representation.SchemaFormat;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelException;
import org.keycloak.models.ModelIllegalStateException;

/**
 * Reads and writes the table PERSONA_REALM. Each write names the columns that it changes, and no row stays managed, so
 * that two requests that change different columns do not undo each other's changes.
 */
final class SettingsTable {

    private final EntityManager em;

    SettingsTable(EntityManager em) {
        this.em = em;
    }

    /** The row, read with a lock. It is not managed. */
    Optional<StoredSettings> find(String realmId, LockModeType lock) {
        TypedQuery<PersonaRealmEntity> query = em.createQuery(
                        "select p from PersonaRealmEntity p where p.realmId = :realmId", PersonaRealmEntity.class)
                .setParameter("realmId", realmId)
                .setLockMode(lock);
        Optional<PersonaRealmEntity> row = tried(query::getResultList).stream().findFirst();
        row.ifPresent(em::detach);
        return row.map(PersonaRealmEntity::settings);
    }

    /**
     * Creates the row.
     *
     * @throws PersonaFailure {@code BUSY_REALM} if another transaction has created it
     */
    void insert(String realmId, StoredSettings settings) {
        PersonaRealmEntity row = new PersonaRealmEntity(realmId, settings);
        em.persist(row);
        flush();
        em.detach(row);
    }

    /** Marks the realm as set up. Returns whether there is a row. */
    boolean setUp(String realmId, long now) {
        return update("p.setUpAt = :now", realmId, Map.of("now", now));
    }

    void notSetUp(String realmId) {
        update("p.setUpAt = null", realmId, Map.of());
    }

    /**
     * Sets the schema, and forgets which attributes differed before, because whoever sets it has seen the stored
     * schema.
     *
     * @return whether there is a row
     */
    boolean schema(String realmId, @Nullable String text) {
        String seen = ", p.schemaFormat = :format, p.putBackAt = null, p.putBack = null";
        return text == null
                ? update("p.schemaText = null" + seen, realmId, Map.of("format", SchemaFormat.FIRST))
                : update("p.schemaText = :text" + seen, realmId, Map.of("text", text, "format", SchemaFormat.of(text)));
    }

    /** Marks that personas have schedules of their own. Returns whether there is a row. */
    boolean ownSchedules(String realmId, long now) {
        return update("p.ownSchedulesAt = :now", realmId, Map.of("now", now));
    }

    void importedFiles(String realmId, String fingerprint) {
        update("p.importedFiles = :files", realmId, Map.of("files", fingerprint));
    }

    void putBack(String realmId, List<String> attributes, long now) {
        update(
                "p.putBackAt = :now, p.putBack = :names",
                realmId,
                Map.of("now", now, "names", String.join(",", attributes)));
    }

    void delete(String realmId) {
        em.createQuery("delete from PersonaRealmEntity p where p.realmId = :realmId")
                .setParameter("realmId", realmId)
                .executeUpdate();
    }

    void deleteOfGoneRealms() {
        em.createQuery(
                        "delete from PersonaRealmEntity p where not exists (select 1 from RealmEntity r where r.id = p.realmId)")
                .executeUpdate();
    }

    List<String> realmsNotSetUp() {
        return em.createQuery(
                        "select r.id from RealmEntity r where not exists"
                                + " (select 1 from PersonaRealmEntity p where p.realmId = r.id and p.setUpAt is not null)",
                        String.class)
                .getResultList();
    }

    /** The realms that have one of these attributes, but no row. */
    List<String> realmsToTakeOver(List<String> attributes) {
        return em.createQuery(
                        "select distinct a.realm.id from RealmAttributeEntity a where a.name in (:names) and not exists"
                                + " (select 1 from PersonaRealmEntity p where p.realmId = a.realm.id)",
                        String.class)
                .setParameter("names", attributes)
                .getResultList();
    }

    /** Flushes the changes, so that a concurrent change of the realm is noticed while the answer can still say it. */
    void flush() {
        try {
            em.flush();
        } catch (ModelDuplicateException | ModelIllegalStateException e) {
            throw busy();
        } catch (ModelException e) {
            throw OwnerLock.isLockFailure(e) ? busy() : e;
        }
    }

    static PersonaFailure busy() {
        return PersonaFailure.busyRealm();
    }

    /** Writes some columns. Returns whether there is a row. */
    private boolean update(String assignments, String realmId, Map<String, ?> parameters) {
        Query update = em.createQuery("update PersonaRealmEntity p set " + assignments + " where p.realmId = :realmId")
                .setParameter("realmId", realmId);
        parameters.forEach(update::setParameter);
        return tried(update::executeUpdate) > 0;
    }

    /**
     * The result of a query about the realm.
     *
     * @throws PersonaFailure {@code BUSY_REALM} if others hold a lock for too long
     */
    static <T> T tried(Supplier<T> query) {
        try {
            return query.get();
        } catch (RuntimeException e) {
            throw OwnerLock.isLockFailure(e) ? busy() : e;
        }
    }
}
