package io.github.keycloakpersonas.persona;

import java.util.Optional;

/**
 * What makes a persona unique in its realm: a user has at most one for a title and a circle.
 *
 * @param userId the owner's Keycloak user id
 * @param title the title
 * @param circle the circle
 */
public record PersonaKey(String userId, String title, String circle) {

    /** That of Keycloak's longest user id, the longest title and the longest circle; what is longer, nobody has to look up. */
    private static final int MAX_LENGTH = 255 + 1 + 64 + 1 + 100;

    /** The readable identifier {@code {user_sub}_{title}_{circle}}. */
    public String personaId() {
        return userId + '_' + title + '_' + circle;
    }

    /**
     * Reads a {@code persona_id}. Neither titles nor circles can contain an underscore, so the last two part them; ids of
     * federated users can.
     *
     * @return empty if the text is no {@code persona_id}
     */
    public static Optional<PersonaKey> parse(String personaId) {
        int circle = personaId.lastIndexOf('_');
        int title = circle < 0 ? -1 : personaId.lastIndexOf('_', circle - 1);
        boolean isParted = title >= 1 && title + 1 < circle && circle + 1 < personaId.length();
        if (!isParted || personaId.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return Optional.of(new PersonaKey(
                personaId.substring(0, title),
                personaId.substring(title + 1, circle),
                personaId.substring(circle + 1)));
    }
}
