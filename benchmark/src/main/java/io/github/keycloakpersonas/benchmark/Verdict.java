package io.github.keycloakpersonas.benchmark;

/**
 * Whether a target is met.
 *
 * @param target what is wanted
 * @param met whether it is so
 * @param figures that say why
 */
record Verdict(String target, boolean met, String figures) {}
