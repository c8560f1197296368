package io.github.keycloakpersonas.persona;

/** The role in which somebody changes a persona. The caller has checked it. */
public enum Actor {
    OWNER,
    ADMINISTRATOR
}
