package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.representation.InvalidSchemaException;
import io.github.keycloakpersonas.representation.SchemaReader;
import io.github.keycloakpersonas.schema.DefaultSchema;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.spi.UnreadableSchemaException;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CachedRealmModel;

/**
 * A realm's settings beside Keycloak's cached realm, with which they go when the realm changes: whoever changes the settings writes
 * the copy in the realm's attributes too, and so makes every node forget the realm. The map is taken first and the row is read
 * afterwards, so that what was read before a commit lands in an entry that this commit removes.
 */
final class CachedSettings {

    private static final String KEY = CachedSettings.class.getName();

    private final StoredSettings stored;

    /** Parsed when it is asked for first; a text that is no schema is never. */
    private volatile @Nullable PersonaSchema schema;

    CachedSettings(StoredSettings stored) {
        this.stored = stored;
    }

    /** What is cached of the realm, or else is to be. */
    static CachedSettings of(CachedRealmModel realm, Supplier<StoredSettings> read) {
        Map<String, CachedSettings> beside = beside(realm);
        CachedSettings known = beside.get(KEY);
        if (known == null) {
            known = new CachedSettings(read.get());
            beside.put(KEY, known);
        }
        return known;
    }

    StoredSettings stored() {
        return stored;
    }

    PersonaSchema schema(RealmModel realm) {
        PersonaSchema known = schema;
        if (known == null) {
            known = parse(realm, stored);
            schema = known;
        }
        return known;
    }

    private static PersonaSchema parse(RealmModel realm, StoredSettings stored) {
        String text = stored.schemaOrEmpty();
        if (text.isEmpty()) {
            return DefaultSchema.INSTANCE;
        }
        if (stored.schemaFormat() > StoredSettings.FORMAT) {
            throw unreadable(realm, "it was stored by a later version of this extension");
        }
        try {
            return SchemaReader.read(text);
        } catch (InvalidSchemaException e) {
            throw unreadable(realm, e.getMessage());
        }
    }

    private static UnreadableSchemaException unreadable(RealmModel realm, @Nullable String why) {
        return new UnreadableSchemaException(
                "What is stored as persona.schema of realm " + realm.getName() + " is no persona schema: " + why);
    }

    /** Keycloak declares the map raw; it is open to every extension, under keys of their own. */
    @SuppressWarnings("unchecked")
    private static Map<String, CachedSettings> beside(CachedRealmModel realm) {
        return realm.getCachedWith();
    }
}
