package io.github.keycloakpersonas.persona;

/**
 * A text to search for.
 *
 * @param text the text
 * @param atStart whether names must begin with it, so that an index can be used; otherwise it can be anywhere in a
 *     name, and all names are read
 */
public record SearchText(String text, boolean atStart) {}
