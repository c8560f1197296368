package io.github.keycloakpersonas.persona;

import java.util.List;

/**
 * A page of a realm's personas.
 *
 * @param personas those of them whose owner resolves
 * @param hasMore whether there are personas after the page
 */
public record PersonaPage(List<OwnedPersona> personas, boolean hasMore) {

    public PersonaPage {
        personas = List.copyOf(personas);
    }
}
