package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.representation.SchemaRepresentation;
import io.github.keycloakpersonas.schema.DefaultSchema;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.spi.PersonaProvider;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Sets a realm's schema, one at a time in a realm. */
final class SchemaReplacement {

    /**
     * The owner whose row is locked; no user has that id. The sweep for users who are gone may take the row away, the next
     * change of the schema puts it back.
     */
    private static final String LOCK = PersonaProvider.SCHEMA_ATTRIBUTE;

    private final KeycloakSession session;
    private final SettingsTable table;
    private final OwnerLock lock;
    private final Clock clock;

    SchemaReplacement(KeycloakSession session, EntityManager em, OwnerLock lock, Clock clock) {
        this.session = session;
        this.table = new SettingsTable(em);
        this.lock = lock;
        this.clock = clock;
    }

    void replace(String realmId, PersonaSchema schema, Consumer<String> check) {
        try {
            lock.acquire(new PersonaOwnerId(realmId, LOCK));
        } catch (PersonaFailure e) {
            throw e.kind() == PersonaFailure.Kind.BUSY ? SettingsTable.busy() : e;
        }
        // From the database: a cache of another node may be behind for a moment. Nothing was read before the lock was
        // had.
        Optional<StoredSettings> stored = table.find(realmId, LockModeType.NONE);
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            throw SettingsTable.busy();
        }
        StoredSettings present = stored.orElseGet(() -> StoredSettings.broughtBy(realm, clock.millis()));
        check.accept(present.schemaOrEmpty());
        write(realm, present, schema.equals(DefaultSchema.INSTANCE) ? null : SchemaRepresentation.text(schema));
    }

    /** The copy first, and the row last: all who write both do so in this order, and none waits for another in a circle. */
    private void write(RealmModel realm, StoredSettings present, @Nullable String text) {
        // Written although it may say so already: that makes every node forget the realm, and with it what is cached of
        // the row.
        if (text == null && realm.getAttribute(PersonaProvider.SCHEMA_ATTRIBUTE) == null) {
            realm.removeAttribute(PersonaProvider.SCHEMA_ATTRIBUTE);
        } else {
            // Empty rather than away: an update of the realm at the same moment answers 500 where a row that it has
            // read is gone.
            realm.setAttribute(PersonaProvider.SCHEMA_ATTRIBUTE, Objects.requireNonNullElse(text, ""));
        }
        table.flush();
        if (!table.schema(realm.getId(), text)) {
            table.insert(realm.getId(), present.withSchema(text));
        }
    }
}
