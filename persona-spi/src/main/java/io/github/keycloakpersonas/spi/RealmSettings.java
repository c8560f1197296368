package io.github.keycloakpersonas.spi;

import io.github.keycloakpersonas.schema.PersonaSchema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The settings of one realm: whether the realm is set up, and its schema. They are stored in a table of the extension.
 * Two realm attributes hold a copy, so that an export of the realm contains the settings; changing these attributes has
 * no effect.
 */
public interface RealmSettings {

    /**
     * Whether the realm is set up for personas. Takes no query while Keycloak has the realm cached and nobody has
     * changed it.
     */
    boolean isSetUp();

    /** Marks the realm as set up, in the session's transaction. */
    void markSetUp();

    /** Removes that mark, in the session's transaction. The schema stays. */
    void markNotSetUp();

    /**
     * The realm's persona schema, as {@link PersonaProvider#schema}.
     *
     * @throws UnreadableSchemaException if the stored text is not a schema
     */
    PersonaSchema schema();

    /** Takes over the settings in the realm's attributes, in the transaction that creates or imports the realm. */
    void take();

    /**
     * Writes the copy again if an update of the realm has changed or removed it, in the transaction of that update, and
     * remembers that it did.
     *
     * @return which attributes differed; empty if none did
     * @throws io.github.keycloakpersonas.persona.PersonaFailure BUSY_REALM if others are changing the realm at the same
     *     moment
     */
    List<PutBack.Difference> putBack();

    /** The last update that changed the copy; empty if there was none since the schema was set. */
    Optional<PutBack> lastPutBack();

    /** The fingerprint of the files that were imported into the realm at a start; empty if none were. */
    Optional<String> importedFiles();

    /** Stores the fingerprint of the files that were imported into the realm, in the session's transaction. */
    void rememberImported(String fingerprint);

    /**
     * An update of the realm that changed the copy.
     *
     * @param at when it was written again
     * @param attributes the names of the realm attributes that differed
     */
    record PutBack(Instant at, List<String> attributes) {

        public PutBack {
            attributes = List.copyOf(attributes);
        }

        /**
         * An attribute of the copy that an update of the realm has changed.
         *
         * @param attribute its name
         * @param isRemoved whether the attribute was missing, as after an update by a client that does not know it
         */
        public record Difference(String attribute, boolean isRemoved) {}
    }
}
