package io.github.keycloakpersonas.persona;

/** In what capacity somebody changes a persona. The caller has made sure of it. */
public enum Actor {
    OWNER,
    ADMINISTRATOR
}
