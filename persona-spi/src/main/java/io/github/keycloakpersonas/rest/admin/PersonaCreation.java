package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.persona.Actor;
import io.github.keycloakpersonas.persona.OwnedPersona;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaChange;
import io.github.keycloakpersonas.persona.Personas;
import io.github.keycloakpersonas.representation.PersonaMembers;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.JsonBody;
import io.github.keycloakpersonas.rest.NewAddress;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.schema.AttributeValues;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;

/** Creates a persona for any user, whom the body names by {@code user_sub} or {@code username}. */
final class PersonaCreation {

    private static final String USER_SUB = "user_sub";
    private static final String USERNAME = "username";

    private final Exchange exchange;
    private final AdminGate gate;
    private final AdminEvents events;

    PersonaCreation(Exchange exchange, AdminGate gate, AdminEvents events) {
        this.exchange = exchange;
        this.gate = gate;
        this.events = events;
    }

    Response create(@Nullable InputStream body) {
        return exchange.answer(() -> {
            gate.requireAdministrator();
            Map<String, @Nullable Object> members = JsonBody.read(exchange, body);
            UserModel owner = owner(members.remove(USER_SUB), members.remove(USERNAME));
            gate.requireManage(owner);
            gate.requireSetUp();
            Personas personas = gate.personas();
            PersonaChange wanted = PersonaMembers.creation(Actor.ADMINISTRATOR, members);
            Persona created = exchange.parameters(parameters -> parameters.flag("override_limit"))
                    ? personas.createBeyondLimit(owner.getId(), wanted)
                    : personas.create(Actor.ADMINISTRATOR, owner.getId(), wanted);
            events.written(OperationType.CREATE, created, personas.schema(), gate.now());
            return AdminPersonaResource.shown(
                            201, new OwnedPersona(created, owner.getUsername()), personas.schema(), gate.now())
                    .location(NewAddress.of(exchange, created.id()))
                    .build();
        });
    }

    private UserModel owner(@Nullable Object userSub, @Nullable Object username) {
        boolean byId = userSub != null;
        Object name = byId ? userSub : username;
        if (!(name instanceof String text) || text.isBlank() || (byId && username != null)) {
            throw new ProblemException(
                    Problem.badRequest(USER_SUB, "or username is required, one of both, and must be a string"));
        }
        return (byId ? gate.userById(stored(text)) : gate.userByName(stored(text)))
                .orElseThrow(() -> new ProblemException(
                        Problem.badRequest(byId ? USER_SUB : USERNAME, "is no user of this realm")));
    }

    /**
     * The name if it can be that of a user. A text that no database can store names no user, and could make the query
     * fail; an empty text names no user either.
     */
    private static String stored(String name) {
        return AttributeValues.isPlainText(name) ? name : "";
    }
}
