package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.representation.InvalidSchemaException;
import io.github.keycloakpersonas.representation.SchemaFormat;
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
 * A realm's settings in the entry of Keycloak's cached realm. They are dropped with it when the realm changes: every
 * change of the settings also writes the copy in the realm's attributes, which makes every node evict the realm. The
 * map is taken first and the row is read afterwards, so that a row read before a commit is put into an entry that this
 * commit evicts.
 */
final class CachedSettings {

    private static final String KEY = CachedSettings.class.getName();

    private final StoredSettings stored;

    /**
     * The parsed schema; null until it is needed for the first time. A text that is not a schema is never stored here.
     */
    private volatile @Nullable PersonaSchema schema;

    CachedSettings(StoredSettings stored) {
        this.stored = stored;
    }

    /** The cached settings of the realm. If there are none, they are read and cached. */
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
        if (stored.isOfLaterFormat()) {
            throw UnreadableSchemaException.ofLaterFormat("The format of persona.schema of realm " + realm.getName()
                    + " " + SchemaFormat.fault(stored.format()));
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

    /** Keycloak declares the map with a raw type. Every extension may use it with keys of its own. */
    @SuppressWarnings("unchecked")
    private static Map<String, CachedSettings> beside(CachedRealmModel realm) {
        return realm.getCachedWith();
    }
}
