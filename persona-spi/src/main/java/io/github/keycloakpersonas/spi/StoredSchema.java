package io.github.keycloakpersonas.spi;

/**
 * A realm's schema as it is kept.
 *
 * @param text the text; empty for the default schema
 * @param isOfLaterFormat whether only a later version of this extension reads it
 */
public record StoredSchema(String text, boolean isOfLaterFormat) {}
