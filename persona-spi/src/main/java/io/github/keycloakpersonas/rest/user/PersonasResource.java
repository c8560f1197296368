package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.access.Caller;
import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.persona.Actor;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.Personas;
import io.github.keycloakpersonas.representation.PersonaMembers;
import io.github.keycloakpersonas.representation.PersonaRepresentation;
import io.github.keycloakpersonas.rest.EntityTag;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.JsonBody;
import io.github.keycloakpersonas.rest.NewAddress;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v1/personas}: the caller's own personas. */
public final class PersonasResource {

    private final Exchange exchange;
    private final Gate gate;

    PersonasResource(Exchange exchange, Gate gate) {
        this.exchange = exchange;
        this.gate = gate;
    }

    /** The caller's personas, newest first. */
    @GET
    public Response list() {
        return exchange.answer(() -> {
            Caller caller = gate.require(PersonaApi.VIEW_OWN, PersonaApi.MANAGE_OWN);
            PersonaList wanted = exchange.parameters(PersonaList::of);
            return Exchange.json(
                            200,
                            wanted.json(
                                    exchange,
                                    gate.provider().ofUser(gate.realm(), caller.user()).stream()
                                            .map(gate.sector(caller)::seen)
                                            .toList(),
                                    gate.provider().schema(gate.realm()),
                                    gate.now(),
                                    PersonaRepresentation::ofOwn))
                    .build();
        });
    }

    /** Creates a persona for the caller. */
    @POST
    public Response create(@Nullable InputStream body) {
        return exchange.answer(() -> {
            Caller caller = gate.requireOwner();
            Map<String, @Nullable Object> members = JsonBody.read(exchange, body);
            Personas personas = gate.personas();
            Persona created =
                    personas.create(Actor.OWNER, caller.user().getId(), PersonaMembers.creation(Actor.OWNER, members));
            new UserEvents(exchange.session()).created(caller, created);
            Persona seen = gate.sector(caller).seen(created);
            return Exchange.json(201, PersonaRepresentation.ofOwn(seen, personas.schema(), gate.now()))
                    .location(NewAddress.of(exchange, seen.id()))
                    .header("ETag", EntityTag.of(created.revision().version()))
                    .build();
        });
    }

    /** One persona. */
    @Path("{persona_id}")
    public PersonaResource one(@PathParam("persona_id") String personaId) {
        return new PersonaResource(exchange, gate, personaId);
    }
}
