package io.github.keycloakpersonas.persona;

import java.util.List;
import java.util.Optional;

/**
 * A page of a realm's personas.
 *
 * @param personas the personas whose owner was found
 * @param last the position of the last persona, after which the next page begins; empty if there are no more personas
 */
public record PersonaPage(List<OwnedPersona> personas, Optional<PersonaPosition> last) {

    public PersonaPage {
        personas = List.copyOf(personas);
    }
}
