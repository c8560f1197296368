package io.github.keycloakpersonas.rest.user;

/** For whom a selection of a persona holds. */
enum SelectionReach {
    /** All applications of the login session, unless one keeps its own. */
    SESSION,
    /** The application that selects, and no other. */
    CLIENT
}
