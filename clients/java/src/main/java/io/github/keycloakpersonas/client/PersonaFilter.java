package io.github.keycloakpersonas.client;

import org.jspecify.annotations.Nullable;

/**
 * Which personas are wanted. Null means any.
 *
 * @param status what they read as
 */
public record PersonaFilter(
        @Nullable PersonaStatus status,
        @Nullable String title,
        @Nullable String circle) {

    /** All personas. */
    public static final PersonaFilter ANY = new PersonaFilter(null, null, null);

    /** Only personas that read a status. */
    public PersonaFilter withStatus(PersonaStatus wanted) {
        return new PersonaFilter(wanted, title, circle);
    }

    /** Only personas of a title. */
    public PersonaFilter withTitle(String wanted) {
        return new PersonaFilter(status, wanted, circle);
    }

    /** Only personas in a circle. */
    public PersonaFilter withCircle(String wanted) {
        return new PersonaFilter(status, title, wanted);
    }

    String query() {
        return Address.query("status", status == null ? null : status.word(), "title", title, "circle", circle);
    }
}
