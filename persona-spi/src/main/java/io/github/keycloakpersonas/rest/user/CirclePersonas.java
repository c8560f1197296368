package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.circle.Charge;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.persona.PersonaId;
import io.github.keycloakpersonas.persona.Personas;
import io.github.keycloakpersonas.representation.MemberRepresentation;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.StewardsSee;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** Finds single personas of a circle, and shows them to stewards. */
final class CirclePersonas {

    private final Gate gate;

    CirclePersonas(Gate gate) {
        this.gate = gate;
    }

    /** What a steward would manage with that persona. */
    static Charge charge(Persona persona) {
        return new Charge(persona.userId(), persona.title(), persona.circle());
    }

    /**
     * The persona of that id in a circle. A {@code persona_id} is not looked up: it would tell who holds which title.
     *
     * @throws PersonaFailure {@code NOT_FOUND}
     */
    Persona in(Circle circle, Personas personas, String id) {
        return PersonaId.byId(personas.store(), id)
                .filter(persona -> persona.circle().equals(circle))
                .filter(persona -> gate.user(persona.userId()) != null)
                .orElseThrow(PersonaFailure::notFound);
    }

    Map<String, Object> json(Steward steward, Persona persona) {
        PersonaSchema schema = gate.provider().schema(gate.realm());
        boolean own = persona.userId().equals(steward.manages().userId());
        return MemberRepresentation.of(
                persona, schema, name(schema.circles().stewardsSee(), persona.userId()), own, gate.now());
    }

    private @Nullable String name(StewardsSee seen, String userId) {
        UserModel user = gate.user(userId);
        return switch (seen) {
            case USERNAME -> user == null ? null : user.getUsername();
            case NAME ->
                gate.provider().circles(gate.realm()).names(List.of(userId)).get(userId);
            case NONE -> null;
        };
    }
}
