package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.telemetry.Counted.CacheResult;
import io.github.keycloakpersonas.telemetry.PersonaMeters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 *
 * <p>What their schedules have said last is remembered with them. The schedules of titles belong to the schema, which
 * changes without the user: so the personas are kept as they are stored, and as they were last read under a schema.
 */
final class CachedPersonas {

    private static final String KEY = CachedPersonas.class.getName();

    private CachedPersonas() {}

    /**
     * @param stored as they are stored
     * @param schema the schema that they were last read under, a cached object that is replaced and never changed
     * @param read as they read under it
     */
    private record Kept(List<Persona> stored, Optional<PersonaSchema> schema, List<Persona> read) {

        static Kept of(List<Persona> stored, Optional<PersonaSchema> schema) {
            return new Kept(stored, schema, CachedPersonas.under(schema, stored));
        }

        @SuppressWarnings("ReferenceEquality")
        boolean isUnder(Optional<PersonaSchema> other) {
            return schema.orElse(null) == other.orElse(null);
        }
    }

    /** @param schema the realm's schema; empty if it cannot be read */
    static List<Persona> of(
            RealmModel realm, UserModel user, Optional<PersonaSchema> schema, Supplier<List<Persona>> query) {
        if (!(user instanceof CachedUserModel cached) || cached.isMarkedForEviction()) {
            PersonaMeters.read(realm.getName(), CacheResult.BYPASS);
            return under(schema, query.get());
        }
        Map<String, Kept> beside = beside(cached);
        Kept known = beside.get(KEY);
        PersonaMeters.read(realm.getName(), known == null ? CacheResult.MISS : CacheResult.HIT);
        if (known == null || !known.isUnder(schema)) {
            known = Kept.of(known == null ? query.get() : known.stored(), schema);
            beside.put(KEY, known);
        }
        return known.read();
    }

    private static List<Persona> under(Optional<PersonaSchema> schema, List<Persona> stored) {
        return schema.map(read -> Persona.under(read, stored)).orElse(stored);
    }

    /** Keycloak declares the map with a raw type. Every extension may use it with keys of its own. */
    @SuppressWarnings("unchecked")
    private static Map<String, Kept> beside(CachedUserModel user) {
        return user.getCachedWith();
    }
}
