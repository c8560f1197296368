package io.github.keycloakpersonas.persona;

/**
 * How an import goes about it.
 *
 * @param mode what it does with the personas that are there already
 * @param beyondLimit whether users may get more personas than the schema permits
 * @param restores whether what the schema refuses is taken in as it is written, because it was stored once
 * @param dryRun whether everything is checked and nothing written
 */
public record ImportTerms(ImportMode mode, boolean beyondLimit, boolean restores, boolean dryRun) {}
