package io.github.keycloakpersonas.history;

import java.util.Arrays;
import java.util.Locale;

/** The way by which a persona was changed. */
public enum Door {
    /** The API for users. */
    USER,
    /** The API for users, by a steward of the persona's circle. */
    STEWARD,
    /** An agent, by the Model Context Protocol. */
    AGENT,
    /** The API for administrators, one persona at a time. */
    ADMIN,
    /** A bulk action of an administrator. */
    BULK,
    /** An import. */
    IMPORT,
    /** A task of the server: the end of a request that nobody has decided on. */
    TASK,
    /** The acceptance of an invitation. */
    INVITATION,
    /** The close of a review. */
    REVIEW,
    /** The removal of the user. */
    USER_REMOVAL,
    /** The sweep for users who are gone. */
    SWEEP,
    /** The beginning of the history. */
    START,
    /** Anything else in the server, such as another extension. */
    SERVER;

    /** The name in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The door of that name; the server for one that a later version has written. */
    public static Door of(String word) {
        return Arrays.stream(values())
                .filter(door -> door.word().equals(word))
                .findFirst()
                .orElse(SERVER);
    }
}
