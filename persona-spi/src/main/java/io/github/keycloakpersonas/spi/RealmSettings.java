package io.github.keycloakpersonas.spi;

import io.github.keycloakpersonas.schema.PersonaSchema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the extension keeps of one realm, beside its personas: whether the realm is set up, and its schema. It lies in a table of
 * the extension. Two realm attributes are its copy, for a realm's export to carry; who changes them by an update of the realm
 * changes nothing.
 */
public interface RealmSettings {

    /** Whether the realm is set up for personas. No query while Keycloak has the realm cached and nobody has changed it. */
    boolean isSetUp();

    /** Notes that the realm is set up, in the session's transaction. */
    void markSetUp();

    /** Takes that note back, in the session's transaction; the schema stays. */
    void markNotSetUp();

    /**
     * The realm's rule book; as {@link PersonaProvider#schema}.
     *
     * @throws UnreadableSchemaException if what is stored is no schema
     */
    PersonaSchema schema();

    /** Takes what the realm's attributes bring, in the transaction that creates or imports the realm. */
    void take();

    /**
     * Writes the copy again where somebody else's update of the realm has changed or removed it, in the transaction of that update,
     * and remembers that.
     *
     * @return which attributes differed; empty if none did
     * @throws io.github.keycloakpersonas.persona.PersonaFailure CONFLICT if others are changing the realm at the same moment
     */
    List<PutBack.Difference> putBack();

    /** The last time that an attribute differed; empty if none did since the schema was set last. */
    Optional<PutBack> lastPutBack();

    /** Which files were imported into the realm at a start; empty if none were. */
    Optional<String> importedFiles();

    /** Notes which files were imported into the realm, in the session's transaction. */
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
         * @param isRemoved whether it was merely missing, as after an update by a client that does not know it
         */
        public record Difference(String attribute, boolean isRemoved) {}
    }
}
