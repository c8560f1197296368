package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.telemetry.Counted.CacheResult;
import io.github.keycloakpersonas.telemetry.PersonaMeters;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;

/**
 * A user's personas in the entry of Keycloak's cached user. They have the same lifetime: evicting the user after a
 * commit drops them on every node by Keycloak's own messages, and the limit of cached users limits them too.
 *
 * <p>Rows that were read before a commit can only land in the entry that this commit evicts, because the entry is taken
 * first and the rows are read afterwards.
 */
final class CachedPersonas {

    private static final String KEY = CachedPersonas.class.getName();

    private CachedPersonas() {}

    static List<Persona> of(RealmModel realm, UserModel user, Supplier<List<Persona>> query) {
        if (!(user instanceof CachedUserModel cached) || cached.isMarkedForEviction()) {
            PersonaMeters.read(realm.getName(), CacheResult.BYPASS);
            return query.get();
        }
        Map<String, List<Persona>> beside = beside(cached);
        List<Persona> known = beside.get(KEY);
        if (known != null) {
            PersonaMeters.read(realm.getName(), CacheResult.HIT);
            return known;
        }
        PersonaMeters.read(realm.getName(), CacheResult.MISS);
        List<Persona> read = query.get();
        beside.put(KEY, read);
        return read;
    }

    /** Keycloak declares the map with a raw type. Every extension may use it with keys of its own. */
    @SuppressWarnings("unchecked")
    private static Map<String, List<Persona>> beside(CachedUserModel user) {
        return user.getCachedWith();
    }
}
