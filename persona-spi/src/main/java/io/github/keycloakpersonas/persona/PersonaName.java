package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.SchemaRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A name of a persona in a request of an application: its id, its {@code persona_id}, or {@code title@circle}. Not
 * thread-safe.
 */
public final class PersonaName {

    private final String text;
    private final String title;
    private final Circle circle;

    /** The keys by user, so that the name is read only once for each user. */
    private final Map<String, Optional<PersonaKey>> keys = new HashMap<>();

    /** Reads the name. The first separator counts, because circles can contain more of them and titles contain none. */
    private PersonaName(String text) {
        int at = text.indexOf('@');
        this.text = text;
        this.title = text.substring(0, Math.max(at, 0));
        this.circle = new Circle(SchemaRules.isTitleName(title) ? text.substring(at + 1) : "");
    }

    /** A name in any form. */
    public static PersonaName of(String text) {
        return new PersonaName(text);
    }

    /** Whether it is a persona's {@code title@circle}. */
    public boolean isTitleAndCircleOf(Persona persona) {
        return persona.title().equals(title) && persona.circle().equals(circle);
    }

    /** Whether the name is that of a persona. */
    public boolean isOf(Persona persona) {
        PersonaKey key = persona.key();
        return text.equals(persona.id())
                || isTitleAndCircleOf(persona)
                || keys.computeIfAbsent(key.userId(), user -> PersonaKey.ofOwner(user, text))
                        .filter(key::equals)
                        .isPresent();
    }
}
