package io.github.keycloakpersonas.persona;

import java.time.Instant;
import java.util.Optional;

/**
 * The position of a persona in a sorted list. It contains the values that the list is sorted by, so that it stays valid
 * even if the persona is changed or removed.
 *
 * @param order how the list is sorted
 * @param word the title, circle or {@link State} that it is sorted by; empty where it is sorted by a time
 * @param time the time that it is sorted by; where that is a word, the time at which the persona was created
 * @param id the persona's id, which decides between those that are equal in the rest
 */
public record PersonaPosition(PersonaOrder order, Optional<String> word, Instant time, String id) {

    /**
     * The position of a persona.
     *
     * @param now the time at which a persona's state decides
     */
    public static PersonaPosition of(Persona persona, PersonaOrder order, Instant now) {
        Instant created = persona.revision().createdAt();
        return switch (order.by()) {
            case CREATED_AT -> new PersonaPosition(order, Optional.empty(), created, persona.id());
            case VALID_TILL ->
                new PersonaPosition(order, Optional.empty(), persona.validity().till(), persona.id());
            case TITLE -> new PersonaPosition(order, Optional.of(persona.title()), created, persona.id());
            case CIRCLE ->
                new PersonaPosition(order, Optional.of(persona.circle().name()), created, persona.id());
            case STATUS ->
                new PersonaPosition(order, Optional.of(persona.stateAt(now).word()), created, persona.id());
        };
    }
}
