package io.github.keycloakpersonas.persona;

/**
 * The options of an import.
 *
 * @param mode what it does with existing personas
 * @param beyondLimit whether users may get more personas than the schema permits
 * @param restores whether lines that the schema refuses are imported as they are written, because they were stored
 *     before
 * @param dryRun whether everything is checked and nothing is written
 */
public record ImportTerms(ImportMode mode, boolean beyondLimit, boolean restores, boolean dryRun) {}
