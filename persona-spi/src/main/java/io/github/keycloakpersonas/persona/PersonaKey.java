package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.SchemaRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The key that is unique in a realm: a user has at most one persona for a title and a circle.
 *
 * @param userId the owner's Keycloak user id
 * @param title the title
 * @param circle the circle
 */
public record PersonaKey(String userId, String title, Circle circle) {

    /** The length of the longest user id in Keycloak. */
    private static final int USER_ID_LENGTH = 255;

    /**
     * The greatest length of a {@code persona_id}, whatever the encoding of its accents. It limits the texts that are
     * composed and looked up.
     */
    private static final int MAX_LENGTH = USER_ID_LENGTH + 1 + 64 + 1 + Circle.MAX_KEPT * 4;

    /** A key with its circle in any form. */
    public PersonaKey(String userId, String title, String circle) {
        this(userId, title, new Circle(circle));
    }

    /** The readable identifier {@code {user_sub}_{title}_{circle}}. */
    public String personaId() {
        return userId + '_' + title + '_' + circle.name();
    }

    /**
     * Reads a {@code persona_id} as one of a given user's. It can be read in one way only, since titles have no underscore.
     *
     * @return empty if the text is no {@code persona_id} of that user's
     */
    public static Optional<PersonaKey> ofOwner(String userId, String personaId) {
        return personaId.length() <= MAX_LENGTH && personaId.startsWith(userId + '_')
                ? titled(userId, personaId.substring(userId.length() + 1))
                : Optional.empty();
    }

    /**
     * Reads a {@code persona_id} in every way there is: ids of users and circles can have underscores, so only what is stored
     * tells which one is meant. The length of a user id bounds how many there are, 128 for a text made of underscores.
     *
     * @return empty if the text is no {@code persona_id}
     */
    public static List<PersonaKey> readings(String personaId) {
        List<PersonaKey> readings = new ArrayList<>();
        if (personaId.length() <= MAX_LENGTH) {
            // The text is composed once and not for each reading. Composing neither adds nor removes underscores.
            String composed = Circle.composed(personaId);
            int after = composed.indexOf('_') + 1;
            int end = personaId.indexOf('_');
            while (0 <= end && end <= USER_ID_LENGTH) {
                if (end > 0) {
                    titled(personaId.substring(0, end), composed.substring(after))
                            .ifPresent(readings::add);
                }
                after = composed.indexOf('_', after) + 1;
                end = personaId.indexOf('_', end + 1);
            }
        }
        return readings;
    }

    private static Optional<PersonaKey> titled(String userId, String titleAndCircle) {
        int end = titleAndCircle.indexOf('_');
        if (end < 0 || !SchemaRules.isTitleName(titleAndCircle.substring(0, end))) {
            return Optional.empty();
        }
        return Optional.of(new PersonaKey(userId, titleAndCircle.substring(0, end), titleAndCircle.substring(end + 1)))
                .filter(key -> key.circle().canBeKept());
    }
}
