package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.representation.SchemaRepresentation;
import io.github.keycloakpersonas.schema.DefaultSchema;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.SchemaReplaced;
import io.github.keycloakpersonas.spi.StoredSchema;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Sets a realm's schema. In each realm only one request at a time does so. */
final class SchemaReplacement {

    /**
     * The id of the row in PERSONA_OWNER that is locked; no user has it. The sweep for orphans may remove the row, and
     * the next change of the schema creates it again.
     */
    static final String LOCK = PersonaProvider.SCHEMA_ATTRIBUTE;

    private final KeycloakSession session;
    private final EntityManager em;
    private final SettingsTable table;
    private final Function<String, HistoryMarks> marks;
    private final Function<String, MailMarks> mails;
    private final OwnerLock lock;
    private final Clock clock;

    SchemaReplacement(KeycloakSession session, EntityManager em, OwnerLock lock, Clock clock) {
        this.session = session;
        this.em = em;
        this.table = new SettingsTable(em);
        this.marks = realmId -> new HistoryMarks(em, realmId);
        this.mails = realmId -> new MailMarks(em, realmId);
        this.lock = lock;
        this.clock = clock;
    }

    void replace(String realmId, PersonaSchema schema, Consumer<StoredSchema> check) {
        try {
            lock.acquire(new PersonaOwnerId(realmId, LOCK));
        } catch (PersonaFailure e) {
            throw e.kind() == PersonaFailure.Kind.BUSY ? SettingsTable.busy() : e;
        }
        // Read from the database, because the cache of another node may be outdated for a moment. Nothing was read
        // before the lock was acquired.
        Optional<StoredSettings> stored = table.find(realmId, LockModeType.NONE);
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            throw SettingsTable.busy();
        }
        StoredSettings present = stored.orElseGet(() -> StoredSettings.broughtBy(realm, clock.millis()));
        check.accept(new StoredSchema(present.schemaOrEmpty(), present.isOfLaterFormat()));
        requireNoReviews(realmId, present, schema);
        if (present.schemaOrEmpty().contains("\"invitations\"")
                && !schema.capabilities().invitations().enabled()) {
            InvitationRemoval.ofRealm(em, realmId);
        }
        write(realm, present, schema.equals(DefaultSchema.INSTANCE) ? null : SchemaRepresentation.text(schema));
        session.getKeycloakSessionFactory().publish(new SchemaReplaced(realm, schema));
        marks.apply(realmId).follow(schema.capabilities().history(), clock.millis());
        mails.apply(realmId).follow(schema.capabilities().mails(), clock.millis());
        new RequestMarks(em, realmId).follow(schema.capabilities().requests());
    }

    /**
     * What was reviewed is evidence, which a switch neither removes nor leaves where nobody sees it.
     *
     * @throws PersonaFailure CONFLICT where the new schema switches reviews off that there are
     */
    private void requireNoReviews(String realmId, StoredSettings present, PersonaSchema schema) {
        boolean mayHaveSome = present.schemaOrEmpty().contains("\"reviews\"");
        if (mayHaveSome && !schema.capabilities().hasReviews() && ReviewRemoval.hasAny(em, realmId)) {
            throw PersonaFailure.conflict(
                    "The realm has reviews, so they cannot be switched off. Store their evidence and delete them first.");
        }
    }

    /** Writes the copy first and the row last. Every writer of both uses this order, so that no deadlock can arise. */
    private void write(RealmModel realm, StoredSettings present, @Nullable String text) {
        evict(realm);
        // Empty instead of removed: a concurrent update of the realm would answer 500 if a row that it has read did not
        // exist any more.
        if (text != null || realm.getAttribute(PersonaProvider.SCHEMA_ATTRIBUTE) != null) {
            realm.setAttribute(PersonaProvider.SCHEMA_ATTRIBUTE, Objects.requireNonNullElse(text, ""));
        }
        table.flush();
        if (!table.schema(realm.getId(), text)) {
            table.insert(realm.getId(), present.withSchema(text));
        }
    }

    /**
     * Makes every node evict the realm, and with it the cached settings, even if the text stays the same. From now on the
     * realm's attributes are read from the database here.
     */
    private static void evict(RealmModel realm) {
        String setUp = realm.getAttribute(PersonaProvider.SETUP_ATTRIBUTE);
        if (setUp == null) {
            realm.setAttribute(PersonaProvider.SCHEMA_ATTRIBUTE, "");
        } else {
            realm.setAttribute(PersonaProvider.SETUP_ATTRIBUTE, setUp);
        }
    }
}
