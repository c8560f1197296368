package io.github.keycloakpersonas.store;

import static io.github.keycloakpersonas.spi.PersonaProvider.SCHEMA_ATTRIBUTE;
import static io.github.keycloakpersonas.spi.PersonaProvider.SETUP_ATTRIBUTE;

import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.spi.RealmSettings;
import io.github.keycloakpersonas.spi.UnreadableSchemaException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** A realm's settings in the table, with the copy in its attributes. */
final class JpaRealmSettings implements RealmSettings {

    /** The attributes of the copy, in the order in which they are written. */
    static final List<String> COPY = List.of(SCHEMA_ATTRIBUTE, SETUP_ATTRIBUTE);

    private final SettingsReader reader;
    private final EntityManager em;
    private final SettingsTable table;
    private final Isolation isolation;
    private final Clock clock;
    private final RealmModel realm;

    JpaRealmSettings(SettingsReader reader, EntityManager em, Isolation isolation, Clock clock, RealmModel realm) {
        this.reader = reader;
        this.em = em;
        this.table = new SettingsTable(em);
        this.isolation = isolation;
        this.clock = clock;
        this.realm = realm;
    }

    @Override
    public boolean isSetUp() {
        return reader.of(realm).stored().isSetUp();
    }

    @Override
    public PersonaSchema schema() {
        return reader.of(realm).schema(realm);
    }

    @Override
    public Optional<PutBack> lastPutBack() {
        return reader.of(realm).stored().putBack();
    }

    @Override
    public Optional<String> importedFiles() {
        // Not read from the cache, because writing this column does not make other nodes evict the realm.
        return table.find(realm.getId(), LockModeType.NONE).map(StoredSettings::importedFiles);
    }

    @Override
    public void markSetUp() {
        if (isSetUp() && realm.getAttribute(SETUP_ATTRIBUTE) != null) {
            return;
        }
        // The attributes are written first and the row last. Every writer of both uses this order, so that no deadlock
        // can arise.
        realm.setAttribute(SETUP_ATTRIBUTE, StoredSettings.SET_UP);
        table.flush();
        if (!table.setUp(realm.getId(), clock.millis())) {
            table.insert(realm.getId(), StoredSettings.broughtBy(realm, clock.millis()));
        }
        reader.changed(realm.getId());
    }

    @Override
    public void markNotSetUp() {
        realm.removeAttribute(SETUP_ATTRIBUTE);
        table.flush();
        table.notSetUp(realm.getId());
        reader.changed(realm.getId());
    }

    @Override
    public void take() {
        // The row of a realm with the same id that was removed while the extension was not installed.
        table.delete(realm.getId());
        reader.changed(realm.getId());
        StoredSettings brought = StoredSettings.broughtBy(realm, clock.millis()).notImported();
        if (brought.isAnything()) {
            table.insert(realm.getId(), brought);
            begin();
        }
    }

    /** A new realm has no personas yet, so that its history is complete from the first one on. */
    private void begin() {
        try {
            new MailMarks(em, realm.getId()).follow(schema().capabilities().mails(), clock.millis());
            new RequestMarks(em, realm.getId()).follow(schema().capabilities().requests());
            if (schema().capabilities().history().enabled()) {
                new HistoryMarks(em, realm.getId()).beginEmpty(clock.millis());
            }
        } catch (UnreadableSchemaException e) {
            // Whoever reads the schema says so; the realm is created all the same.
        }
    }

    @Override
    public List<PutBack.Difference> putBack() {
        table.flush();
        lockCopyOfSchema();
        LockModeType lock = isolation.isSnapshot(em) ? LockModeType.PESSIMISTIC_WRITE : LockModeType.NONE;
        Optional<StoredSettings> stored = table.find(realm.getId(), lock);
        List<PutBack.Difference> differences = new ArrayList<>();
        stored.ifPresent(settings -> COPY.forEach(attribute -> putBack(settings, attribute, differences)));
        if (!differences.isEmpty()) {
            table.flush();
            table.putBack(
                    realm.getId(),
                    differences.stream().map(PutBack.Difference::attribute).toList(),
                    clock.millis());
            reader.changed(realm.getId());
        }
        return List.copyOf(differences);
    }

    private void putBack(StoredSettings settings, String attribute, List<PutBack.Difference> differences) {
        String expected = settings.copy(attribute);
        String found = realm.getAttribute(attribute);
        if (Objects.requireNonNullElse(expected, "").equals(Objects.requireNonNullElse(found, ""))) {
            return;
        }
        differences.add(new PutBack.Difference(attribute, found == null));
        if (expected == null && attribute.equals(SETUP_ATTRIBUTE)) {
            realm.removeAttribute(attribute);
        } else {
            // Empty instead of removed, because others may have read the row to change it.
            realm.setAttribute(attribute, Objects.requireNonNullElse(expected, ""));
        }
    }

    /**
     * Locks the attribute with the copy of the schema. A request that sets the schema writes this attribute before the
     * row, so it has either written both already, or writes both afterwards.
     */
    private void lockCopyOfSchema() {
        TypedQuery<Object> copy = em.createQuery(
                        "select a from RealmAttributeEntity a where a.realm.id = :realmId and a.name = :name",
                        Object.class)
                .setParameter("realmId", realm.getId())
                .setParameter("name", SCHEMA_ATTRIBUTE)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE);
        SettingsTable.tried(copy::getResultList);
    }

    @Override
    public void rememberImported(String fingerprint) {
        table.importedFiles(realm.getId(), fingerprint);
        reader.changed(realm.getId());
    }
}
