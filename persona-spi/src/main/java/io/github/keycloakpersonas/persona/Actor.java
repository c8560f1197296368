package io.github.keycloakpersonas.persona;

/** The role in which somebody changes a persona. The caller has checked it. */
public enum Actor {
    OWNER,
    ADMINISTRATOR,
    /** Manages the personas of others in a circle; changes their status, their note and their end only. */
    STEWARD
}
