package io.github.keycloakpersonas.persona;

/**
 * A persona with what administrators call its owner.
 *
 * @param persona the persona
 * @param username the owner's username, which is not stored with the persona
 */
public record OwnedPersona(Persona persona, String username) {}
