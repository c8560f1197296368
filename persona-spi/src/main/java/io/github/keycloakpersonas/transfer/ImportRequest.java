package io.github.keycloakpersonas.transfer;

import io.github.keycloakpersonas.persona.ImportTerms;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants imported, and how.
 *
 * @param terms how it goes about it
 * @param appliesSchema whether the schema that the file brings becomes the realm's; else it is only compared
 * @param resume the id of an earlier import of the same file that has stopped; null for a new one
 */
public record ImportRequest(
        ImportTerms terms, boolean appliesSchema, @Nullable String resume) {}
