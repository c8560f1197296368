package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.spi.UnreadableSchemaException;
import java.util.Optional;

/**
 * What keeps a call that has begun under an earlier schema from writing as that schema says, behind whoever rewrites the
 * personas under the present one: values in plain text that are encrypted now, or encrypted ones whose key is removed
 * next. A writer asks it under its locks. Either its schema is the present one then, or the change of the schema is not
 * answered yet; in that case the rewriting begins later and waits for these locks.
 *
 * @param schema what the session has read
 */
record SameMarks(SettingsReader settings, String realmId, Optional<PersonaSchema> schema) {

    /**
     * Checks that the present schema encrypts the same attributes.
     *
     * @throws PersonaFailure {@code BUSY_REALM} if it does not
     */
    void check() {
        if (schema.isPresent()
                && newest().filter(present ->
                                !present.encrypted().equals(schema.get().encrypted()))
                        .isPresent()) {
            throw PersonaFailure.busyRealm();
        }
    }

    private Optional<PersonaSchema> newest() {
        try {
            return settings.newest(realmId);
        } catch (UnreadableSchemaException e) {
            // Nothing is rewritten under such a schema.
            return Optional.empty();
        }
    }
}
