package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.persona.OwnedPersona;
import io.github.keycloakpersonas.persona.Persona;
import org.keycloak.models.UserModel;

/** A persona and the user who holds it. */
record Owned(Persona persona, UserModel owner) {

    /** A later state of the persona, with the owner's username. */
    OwnedPersona as(Persona changed) {
        return new OwnedPersona(changed, owner.getUsername());
    }
}
