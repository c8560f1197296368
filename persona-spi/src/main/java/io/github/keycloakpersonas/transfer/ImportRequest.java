package io.github.keycloakpersonas.transfer;

import io.github.keycloakpersonas.persona.ImportTerms;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an import.
 *
 * @param terms how personas are imported
 * @param appliesSchema whether the schema of the file becomes the realm's; otherwise it is only compared
 * @param resume the id of an earlier import of the same file that has stopped; null for a new one
 */
public record ImportRequest(
        ImportTerms terms, boolean appliesSchema, @Nullable String resume) {}
