package io.github.keycloakpersonas.persona;

/**
 * A text that somebody searches for.
 *
 * @param text the text
 * @param atStart whether names begin with it, which an index tells; else it can be anywhere in them, and they are read one by one
 */
public record SearchText(String text, boolean atStart) {}
