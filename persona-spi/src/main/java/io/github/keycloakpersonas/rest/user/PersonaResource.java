package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.access.Caller;
import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.persona.Actor;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaChange;
import io.github.keycloakpersonas.persona.Personas;
import io.github.keycloakpersonas.representation.PersonaMembers;
import io.github.keycloakpersonas.representation.PersonaRepresentation;
import io.github.keycloakpersonas.rest.EntityTag;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.JsonBody;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /v1/personas/{persona_id}}: one persona. */
public final class PersonaResource {

    private final Exchange exchange;
    private final Gate gate;
    private final String personaId;
    private final Optional<String> ifMatch;

    /** The change is based on the version that the header {@code If-Match} names. */
    PersonaResource(Exchange exchange, Gate gate, String personaId) {
        this(exchange, gate, personaId, exchange.header("If-Match"));
    }

    /** @param ifMatch the tags of the versions that a change may be based on; empty for any */
    PersonaResource(Exchange exchange, Gate gate, String personaId, Optional<String> ifMatch) {
        this.exchange = exchange;
        this.gate = gate;
        this.personaId = personaId;
        this.ifMatch = ifMatch;
    }

    /** Reads the persona. */
    @GET
    public Response read() {
        return exchange.answer(() -> {
            Caller caller = gate.require(PersonaApi.VIEW_OWN, PersonaApi.MANAGE_OWN, PersonaApi.VIEW_ALL);
            Personas personas = gate.personas();
            Persona persona = lookup(personas).readable(caller, personaId);
            new ReadAudit(gate, exchange.session(), caller).given(persona);
            return shown(caller, personas, persona);
        });
    }

    /** Changes the persona; members that are not sent stay. */
    @PUT
    public Response put(@Nullable InputStream body) {
        return change(body);
    }

    /** The same as {@code PUT}. */
    @PATCH
    public Response patch(@Nullable InputStream body) {
        return change(body);
    }

    /** Deletes the persona. */
    @DELETE
    public Response delete() {
        return exchange.answer(() -> {
            Caller caller = gate.requireOwner();
            Personas personas = gate.personas();
            Persona found = lookup(personas).own(caller, personaId);
            Persona deleted = personas.delete(Actor.OWNER, found, expectedVersion());
            new UserEvents(exchange.session()).deleted(caller, deleted);
            return Response.noContent().build();
        });
    }

    /** What it has been assessed by, and can be. */
    @Path("assessments")
    public OwnAssessmentsResource assessments() {
        return new OwnAssessmentsResource(exchange, gate, personaId);
    }

    private Response change(@Nullable InputStream body) {
        return exchange.answer(() -> {
            Caller caller = gate.requireOwner();
            Supplier<Map<String, @Nullable Object>> members = JsonBody.receive(exchange, body);
            Personas personas = gate.personas();
            Persona found = lookup(personas).own(caller, personaId);
            PersonaChange sent =
                    OwnIdentifiers.of(gate.sector(caller), found, PersonaMembers.change(Actor.OWNER, members.get()));
            Persona changed = personas.update(Actor.OWNER, found, sent, expectedVersion());
            new UserEvents(exchange.session()).updated(caller, changed);
            return shown(caller, personas, changed);
        });
    }

    private Response shown(Caller caller, Personas personas, Persona persona) {
        Persona seen = gate.sector(caller).seen(persona);
        boolean isOwn = persona.userId().equals(caller.user().getId());
        return Exchange.json(
                        200,
                        isOwn
                                ? PersonaRepresentation.ofOwn(seen, personas.schema(), gate.now())
                                : PersonaRepresentation.of(seen, personas.schema(), gate.now()))
                .header("ETag", EntityTag.of(persona.revision().version()))
                .build();
    }

    private IntPredicate expectedVersion() {
        return EntityTag.accepted(ifMatch);
    }

    private PersonaLookup lookup(Personas personas) {
        return new PersonaLookup(gate, personas.store());
    }
}
