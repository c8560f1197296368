package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.Persona;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CacheRealmProvider;

/**
 * Whether personas of a realm have ever had a schedule of their own. Only then do queries about active personas ask for schedules, so that other
 * realms pay nothing. The mark is one of the settings, which are cached with Keycloak's realm.
 */
final class OwnSchedules {

    private final KeycloakSession session;
    private final EntityManager em;
    private final SettingsReader settings;
    private final Clock clock;
    private final RealmModel realm;

    OwnSchedules(KeycloakSession session, EntityManager em, SettingsReader settings, Clock clock, RealmModel realm) {
        this.session = session;
        this.em = em;
        this.settings = settings;
        this.clock = clock;
        this.realm = realm;
    }

    boolean areUsed() {
        return settings.of(realm).stored().ownSchedulesAt() != null;
    }

    /** Marks the realm where a persona that is about to be written is the first one with a schedule of its own. */
    void writing(Persona persona) {
        if (persona.schedule().isAlways() || areUsed()) {
            return;
        }
        SettingsTable table = new SettingsTable(em);
        if (!table.ownSchedules(realm.getId(), clock.millis())) {
            table.insert(
                    realm.getId(),
                    StoredSettings.broughtBy(realm, clock.millis()).withOwnSchedules(clock.millis()));
        }
        settings.changed(realm.getId());
        // No attribute of the realm changes, which would make every node forget the realm.
        CacheRealmProvider cache = session.getProvider(CacheRealmProvider.class);
        if (cache != null) {
            cache.registerRealmInvalidation(realm.getId(), realm.getName());
        }
    }
}
