package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.representation.InvalidSchemaException;
import io.github.keycloakpersonas.representation.SchemaReader;
import io.github.keycloakpersonas.schema.DefaultSchema;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.UnreadableSchemaException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CachedRealmModel;

/**
 * A realm's parsed schema beside Keycloak's cached realm, with which it goes when the realm changes.
 *
 * @param json what it was parsed from; compared, because a session that changes the realm still has the old entry
 * @param schema the schema
 */
record CachedSchema(String json, PersonaSchema schema) {

    private static final String KEY = CachedSchema.class.getName();

    static PersonaSchema of(RealmModel realm) {
        String json = realm.getAttribute(PersonaProvider.SCHEMA_ATTRIBUTE);
        if (json == null || json.isBlank()) {
            return DefaultSchema.INSTANCE;
        }
        Map<String, CachedSchema> beside = realm instanceof CachedRealmModel cached ? beside(cached) : null;
        CachedSchema known = beside == null ? null : beside.get(KEY);
        if (known == null || !known.json.equals(json)) {
            known = new CachedSchema(json, parse(realm, json));
            if (beside != null) {
                beside.put(KEY, known);
            }
        }
        return known.schema;
    }

    private static PersonaSchema parse(RealmModel realm, String json) {
        try {
            return SchemaReader.read(json);
        } catch (InvalidSchemaException e) {
            throw new UnreadableSchemaException("The realm attribute " + PersonaProvider.SCHEMA_ATTRIBUTE + " of realm "
                    + realm.getName() + " is no persona schema: " + e.getMessage());
        }
    }

    /** Keycloak declares the map raw; it is open to every extension, under keys of their own. */
    @SuppressWarnings("unchecked")
    private static @Nullable Map<String, CachedSchema> beside(CachedRealmModel realm) {
        return realm.getCachedWith();
    }
}
