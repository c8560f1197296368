package io.github.keycloakpersonas.persona;

import org.jspecify.annotations.Nullable;

/**
 * What an import has read about the file itself so far, apart from personas.
 *
 * @param begun whether it has read any line that is not blank
 * @param isExport whether the file begins with a schema, as exports do
 * @param ended whether the last line of an export was read
 * @param announced the number of personas in that line; null if it contains none
 * @param personas the number of lines with personas
 * @param schema the schema in the file, if it applies, as JSON; null for the realm's own schema
 */
public record ImportedFile(
        boolean begun,
        boolean isExport,
        boolean ended,
        @Nullable Long announced,
        long personas,
        @Nullable String schema) {

    /** The state before the first line. */
    public static final ImportedFile UNREAD = new ImportedFile(false, false, false, null, 0, null);
}
