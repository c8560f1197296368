package io.github.keycloakpersonas.persona;

/**
 * A persona with its owner's username, for administrators.
 *
 * @param persona the persona
 * @param username the owner's username, which is not stored with the persona
 */
public record OwnedPersona(Persona persona, String username) {}
