package io.github.keycloakpersonas.persona;

import java.util.List;
import java.util.Optional;

/**
 * A page of a realm's personas.
 *
 * @param personas the personas whose owner was found
 * @param last where the list goes on after the page: the position of its last persona; empty where there are no more
 */
public record PersonaPage(List<OwnedPersona> personas, Optional<PersonaPosition> last) {

    public PersonaPage {
        personas = List.copyOf(personas);
    }
}
