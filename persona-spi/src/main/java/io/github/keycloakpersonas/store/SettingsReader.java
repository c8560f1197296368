package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.spi.PersonaProvider;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CachedRealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Reads the settings of realms as one session must see them. */
final class SettingsReader {

    private static final Logger LOGGER = Logger.getLogger(SettingsReader.class);

    private final KeycloakSession session;
    private final Clock clock;

    /** The realms whose settings this session has changed. It must not use their cached settings. */
    private final Set<String> changed = new HashSet<>();

    /** The settings that this session has read of realms that Keycloak has not cached. */
    private final Map<String, CachedSettings> uncached = new HashMap<>();

    SettingsReader(KeycloakSession session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    CachedSettings of(RealmModel realm) {
        if (changed.contains(realm.getId())) {
            return new CachedSettings(new SettingsTable(em(session))
                    .find(realm.getId(), LockModeType.NONE)
                    .orElse(StoredSettings.NONE));
        }
        if (realm instanceof CachedRealmModel cached) {
            return CachedSettings.of(cached, () -> committed(realm));
        }
        return uncached.computeIfAbsent(realm.getId(), id -> new CachedSettings(committed(realm)));
    }

    /**
     * The realm's schema as another session sees it that begins now; empty if that is not known, as for a realm whose
     * settings this session has changed. It comes from Keycloak's cache: the realm as this session has it stays as it was
     * at its first use, whatever others commit.
     *
     * @throws io.github.keycloakpersonas.spi.UnreadableSchemaException if it cannot be read
     */
    Optional<PersonaSchema> newest(String realmId) {
        return changed.contains(realmId)
                ? Optional.empty()
                : own(own -> Optional.ofNullable(own.realms().getRealm(realmId))
                        .map(realm -> own.getProvider(PersonaProvider.class).schema(realm)));
    }

    void changed(String realmId) {
        changed.add(realmId);
        uncached.remove(realmId);
    }

    /**
     * Reads in a transaction of its own, as personas are read: the settings are at least as new as the cache entry, and
     * if the database fails here, a login can still be completed. A realm of an earlier version, which has attributes
     * but no row, gets its row here.
     */
    private StoredSettings committed(RealmModel realm) {
        Optional<StoredSettings> row = own(own -> new SettingsTable(em(own)).find(realm.getId(), LockModeType.NONE));
        if (row.isPresent()) {
            return row.get();
        }
        StoredSettings brought = StoredSettings.broughtBy(realm, clock.millis());
        return brought.isAnything() ? takenOver(realm.getId()).orElse(brought) : StoredSettings.NONE;
    }

    /** Creates the row of a realm of an earlier version; empty if the realm is not committed yet. */
    private Optional<StoredSettings> takenOver(String realmId) {
        try {
            return own(own -> {
                RealmModel realm = own.realms().getRealm(realmId);
                if (realm == null) {
                    return Optional.empty();
                }
                StoredSettings brought = StoredSettings.broughtBy(realm, clock.millis());
                new SettingsTable(em(own)).insert(realmId, brought);
                LOGGER.infof("Realm %s: its settings are taken over from its attributes", realm.getName());
                return Optional.of(brought);
            });
        } catch (PersonaFailure | ModelException e) {
            // Another request or another node has created the row.
            LOGGER.debugf(e, "The settings of realm %s were not taken over by this request", realmId);
            return own(own -> new SettingsTable(em(own)).find(realmId, LockModeType.NONE));
        }
    }

    private <T> Optional<T> own(Function<KeycloakSession, Optional<T>> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), work::apply);
    }

    private static EntityManager em(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
