package io.github.keycloakpersonas.persona;

import org.jspecify.annotations.Nullable;

/**
 * What an import has read of its file so far, besides personas.
 *
 * @param begun whether it has read anything but blank lines
 * @param isExport whether the file began with a schema, as exports do
 * @param ended whether the last line of an export was there
 * @param announced how many personas that line says there are; null if it does not say
 * @param personas how many lines with personas there were
 * @param schema the schema that the file has brought and that applies, as JSON; null for the realm's own
 */
public record ImportedFile(
        boolean begun,
        boolean isExport,
        boolean ended,
        @Nullable Long announced,
        long personas,
        @Nullable String schema) {

    /** Nothing yet. */
    public static final ImportedFile UNREAD = new ImportedFile(false, false, false, null, 0, null);
}
