package io.github.keycloakpersonas.spi;

/** Failures of the database that are no fault of the call and pass by themselves. Nothing of the call was changed. */
public enum DatabaseTrouble {
    /** Another transaction changed the same data, and the database decided against this one, at a statement or commit. */
    CONFLICT,
    /** The database does not answer, does not accept connections, or is a standby that does not write. */
    AWAY
}
