package io.github.keycloakpersonas.persona;

/**
 * A text to search for. Whatever it is about, it finds a persona by its id, and an owner by the id.
 *
 * @param text the text
 * @param atStart whether names must begin with it, so that an index can be used; otherwise it can be anywhere in a
 *     name, and all names are read
 * @param about what it can be a part of
 */
public record SearchText(String text, boolean atStart, About about) {

    /** What a search text can be a part of. */
    public enum About {
        /** Title, circle, and all that Keycloak finds a user by. */
        ANYTHING,
        /** The owner's username. */
        USERNAME,
        /** The owner's first or last name. */
        NAME,
        /** Nothing. */
        NOTHING
    }

    /** A text that can be about anything. */
    public SearchText(String text, boolean atStart) {
        this(text, atStart, About.ANYTHING);
    }
}
