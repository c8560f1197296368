package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.SchemaRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What an application calls a persona of some user: its id, its {@code persona_id}, or {@code title@circle}. For one thread. */
public final class PersonaName {

    private final String text;
    private final String title;
    private final Circle circle;

    /** Read once a user, however many personas are asked. */
    private final Map<String, Optional<PersonaKey>> keys = new HashMap<>();

    /** Circles can have more signs that divide the two, titles have none. */
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

    /** Whether it is that of a persona. */
    public boolean isOf(Persona persona) {
        PersonaKey key = persona.key();
        return text.equals(persona.id())
                || isTitleAndCircleOf(persona)
                || keys.computeIfAbsent(key.userId(), user -> PersonaKey.ofOwner(user, text))
                        .filter(key::equals)
                        .isPresent();
    }
}
