package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.representation.SchemaFormat;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.RealmSettings.PutBack;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;

/**
 * The content of a row of PERSONA_REALM.
 *
 * @param setUpAt when the realm was set up, in epoch milliseconds; null if it is not
 * @param schemaText the schema as JSON; null for the default schema
 * @param schemaFormat the format of that text
 * @param importedFiles a fingerprint of the files that were imported at a start
 * @param putBackAt when an attribute of the copy differed last
 * @param putBackNames the names of these attributes, separated by commas
 * @param ownSchedulesAt when a persona was given a schedule of its own for the first time; null if none has been
 */
record StoredSettings(
        @Nullable Long setUpAt,
        @Nullable String schemaText,
        int schemaFormat,
        @Nullable String importedFiles,
        @Nullable Long putBackAt,
        @Nullable String putBackNames,
        @Nullable Long ownSchedulesAt) {

    /** The value of the realm attribute that marks the set-up. */
    static final String SET_UP = "1";

    /** The settings of a realm without a row. */
    static final StoredSettings NONE = new StoredSettings(null, null, SchemaFormat.FIRST, null, null, null, null);

    /** The settings that an earlier version of the extension, or an export, has left in the attributes of a realm. */
    static StoredSettings broughtBy(RealmModel realm, long now) {
        String schema = realm.getAttribute(PersonaProvider.SCHEMA_ATTRIBUTE);
        String mark = realm.getAttribute(PersonaProvider.SETUP_ATTRIBUTE);
        return new StoredSettings(
                mark == null || mark.isBlank() ? null : now,
                schema == null || schema.isBlank() ? null : schema,
                schema == null ? SchemaFormat.FIRST : SchemaFormat.of(schema),
                realm.getAttribute(PersonaProvider.IMPORTED_ATTRIBUTE),
                null,
                null,
                null);
    }

    /** Whether there are any settings. */
    boolean isAnything() {
        return isSetUp() || schemaText != null;
    }

    boolean isSetUp() {
        return setUpAt != null;
    }

    /** Whether only a later version of the extension reads the schema, as the row or the text itself says. */
    boolean isOfLaterFormat() {
        return SchemaFormat.isLater(format());
    }

    int format() {
        return Math.max(schemaFormat, SchemaFormat.of(schemaOrEmpty()));
    }

    /** The text of the schema; empty for the default schema. */
    String schemaOrEmpty() {
        return Objects.requireNonNullElse(schemaText, "");
    }

    /** The value that a realm attribute of the copy must have; null if it must not exist. */
    @Nullable String copy(String attribute) {
        if (attribute.equals(PersonaProvider.SETUP_ATTRIBUTE)) {
            return isSetUp() ? SET_UP : null;
        }
        return schemaText;
    }

    Optional<PutBack> putBack() {
        return putBackAt == null || putBackNames == null
                ? Optional.empty()
                : Optional.of(new PutBack(Instant.ofEpochMilli(putBackAt), List.of(putBackNames.split(",", -1))));
    }

    StoredSettings withSchema(@Nullable String text) {
        int format = text == null ? SchemaFormat.FIRST : SchemaFormat.of(text);
        return new StoredSettings(setUpAt, text, format, importedFiles, null, null, ownSchedulesAt);
    }

    StoredSettings notImported() {
        return new StoredSettings(setUpAt, schemaText, schemaFormat, null, putBackAt, putBackNames, ownSchedulesAt);
    }

    StoredSettings withOwnSchedules(long now) {
        return new StoredSettings(setUpAt, schemaText, schemaFormat, importedFiles, putBackAt, putBackNames, now);
    }
}
