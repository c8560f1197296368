package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.representation.SchemaRepresentation;
import io.github.keycloakpersonas.schema.DefaultSchema;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.spi.PersonaProvider;
import jakarta.persistence.EntityManager;
import java.util.Objects;
import java.util.function.Consumer;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelIllegalStateException;
import org.keycloak.models.RealmModel;

/** Sets a realm's schema, one at a time in a realm. */
final class SchemaReplacement {

    /**
     * The owner whose row is locked; no user has that id. The sweep for users who are gone may take the row away, the next
     * change of the schema puts it back.
     */
    private static final String LOCK = PersonaProvider.SCHEMA_ATTRIBUTE;

    private final KeycloakSession session;
    private final EntityManager em;
    private final OwnerLock lock;

    SchemaReplacement(KeycloakSession session, EntityManager em, OwnerLock lock) {
        this.session = session;
        this.em = em;
        this.lock = lock;
    }

    void replace(String realmId, PersonaSchema schema, Consumer<String> check) {
        try {
            lock.acquire(new PersonaOwnerId(realmId, LOCK));
        } catch (PersonaFailure e) {
            throw e.kind() == PersonaFailure.Kind.BUSY ? busy() : e;
        }
        check.accept(stored(realmId));
        // Read after the lock was had, so that Keycloak's entities are as new as what was just compared.
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            throw busy();
        }
        write(realm, schema);
    }

    /** From the database: a cache of another node may be behind for a moment. */
    private String stored(String realmId) {
        return em.createQuery(
                        "select a.value from RealmAttributeEntity a where a.realm.id = :realmId and a.name = :name",
                        String.class)
                .setParameter("realmId", realmId)
                .setParameter("name", PersonaProvider.SCHEMA_ATTRIBUTE)
                .getResultStream()
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private void write(RealmModel realm, PersonaSchema schema) {
        if (schema.equals(DefaultSchema.INSTANCE)) {
            realm.removeAttribute(PersonaProvider.SCHEMA_ATTRIBUTE);
        } else {
            realm.setAttribute(PersonaProvider.SCHEMA_ATTRIBUTE, SchemaRepresentation.text(schema));
        }
        try {
            em.flush();
        } catch (ModelDuplicateException | ModelIllegalStateException e) {
            // Keycloak's own realm update, which knows nothing of the lock, was there at the same moment.
            throw busy();
        }
    }

    private static PersonaFailure busy() {
        return PersonaFailure.conflict("Other requests are changing this realm right now. Try again.");
    }
}
