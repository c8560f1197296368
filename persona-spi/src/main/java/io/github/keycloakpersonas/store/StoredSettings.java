package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.RealmSettings.PutBack;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;

/**
 * What a row of PERSONA_REALM says.
 *
 * @param setUpAt when the realm was set up, in epoch milliseconds; null if it is not
 * @param schemaText the schema as JSON; null for the default schema
 * @param schemaFormat what the text is written in
 * @param importedFiles a fingerprint of the files that were imported at a start
 * @param putBackAt when an attribute of the copy differed last
 * @param putBackNames names of those that did, separated by commas
 */
record StoredSettings(
        @Nullable Long setUpAt,
        @Nullable String schemaText,
        int schemaFormat,
        @Nullable String importedFiles,
        @Nullable Long putBackAt,
        @Nullable String putBackNames) {

    /** What this version of the extension writes, and the latest that it reads. */
    static final int FORMAT = 1;

    /** A realm that nothing was ever kept of. */
    static final StoredSettings NONE = new StoredSettings(null, null, FORMAT, null, null, null);

    /** What an earlier version of the extension, or an export, has left in the attributes. */
    static StoredSettings broughtBy(RealmModel realm, long now) {
        String schema = realm.getAttribute(PersonaProvider.SCHEMA_ATTRIBUTE);
        String mark = realm.getAttribute(PersonaProvider.SETUP_ATTRIBUTE);
        return new StoredSettings(
                mark == null || mark.isBlank() ? null : now,
                schema == null || schema.isBlank() ? null : schema,
                FORMAT,
                realm.getAttribute(PersonaProvider.IMPORTED_ATTRIBUTE),
                null,
                null);
    }

    /** Whether a realm's attributes bring anything to keep. */
    boolean isAnything() {
        return isSetUp() || schemaText != null;
    }

    boolean isSetUp() {
        return setUpAt != null;
    }

    /** Empty for the default schema. */
    String schemaOrEmpty() {
        return Objects.requireNonNullElse(schemaText, "");
    }

    /** What the realm attribute of that name is to say; null for nothing. */
    @Nullable String copy(String attribute) {
        if (attribute.equals(PersonaProvider.SETUP_ATTRIBUTE)) {
            return isSetUp() ? String.valueOf(FORMAT) : null;
        }
        return schemaText;
    }

    Optional<PutBack> putBack() {
        return putBackAt == null || putBackNames == null
                ? Optional.empty()
                : Optional.of(new PutBack(Instant.ofEpochMilli(putBackAt), List.of(putBackNames.split(",", -1))));
    }

    StoredSettings withSchema(@Nullable String text) {
        return new StoredSettings(setUpAt, text, FORMAT, importedFiles, null, null);
    }

    StoredSettings notImported() {
        return new StoredSettings(setUpAt, schemaText, schemaFormat, null, putBackAt, putBackNames);
    }
}
