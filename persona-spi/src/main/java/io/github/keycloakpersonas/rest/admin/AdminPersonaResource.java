package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.persona.Actor;
import io.github.keycloakpersonas.persona.OwnedPersona;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.representation.PersonaMembers;
import io.github.keycloakpersonas.representation.PersonaRepresentation;
import io.github.keycloakpersonas.rest.EntityTag;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.JsonBody;
import io.github.keycloakpersonas.rest.NoteBody;
import io.github.keycloakpersonas.schema.PersonaSchema;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;

/** {@code /admin/realms/{realm}/personas/{id}}; the id may be a {@code persona_id} too. */
public final class AdminPersonaResource {

    private final Exchange exchange;
    private final AdminGate gate;
    private final AdminEvents events;
    private final String id;

    AdminPersonaResource(Exchange exchange, AdminGate gate, AdminEvents events, String id) {
        this.exchange = exchange;
        this.gate = gate;
        this.events = events;
        this.id = id;
    }

    /** Reads the persona. */
    @GET
    public Response read() {
        return exchange.answer(() -> {
            Owned owned = gate.viewable(id);
            return shown(200, owned.as(owned.persona()), gate.provider().schema(gate.realm()), gate.now())
                    .build();
        });
    }

    /** Changes the persona; members that are not sent stay. */
    @PUT
    public Response put(@Nullable InputStream body) {
        return update(body);
    }

    /** The same as {@code PUT}. */
    @PATCH
    public Response patch(@Nullable InputStream body) {
        return update(body);
    }

    /** Deletes the persona. */
    @DELETE
    public Response delete() {
        return exchange.answer(() -> {
            Persona persona = gate.manageable(id).persona();
            gate.personas().delete(Actor.ADMINISTRATOR, persona, expectedVersion());
            events.deleted(persona);
            return Response.noContent().build();
        });
    }

    /** Makes a pending persona active; the body may have a {@code note} for the owner. */
    @POST
    @Path("approve")
    public Response approve(@Nullable InputStream body) {
        return decide(true, body);
    }

    /** Revokes a pending persona; the body may have a {@code note} for the owner. */
    @POST
    @Path("reject")
    public Response reject(@Nullable InputStream body) {
        return decide(false, body);
    }

    /** The login sessions in which its owner works as it. */
    @GET
    @Path("sessions")
    public Response sessions() {
        return exchange.answer(() -> Exchange.json(
                        200, new PersonaSessions(exchange.session(), gate.realm()).of(gate.viewable(id)))
                .build());
    }

    /** What it has been assessed by. */
    @Path("assessments")
    public AssessmentsResource assessments() {
        return new AssessmentsResource(exchange, gate, events, id);
    }

    /** The states that it had; also after it was removed. */
    @GET
    @Path("history")
    public Response history() {
        return new HistoryListing(exchange, gate).ofPersona(id);
    }

    /** A persona as an answer. */
    static Response.ResponseBuilder shown(int status, OwnedPersona owned, PersonaSchema schema, Instant now) {
        return Exchange.json(status, PersonaRepresentation.of(owned, schema, now))
                .header("ETag", EntityTag.of(owned.persona().revision().version()));
    }

    private Response update(@Nullable InputStream body) {
        return change(found -> gate.personas()
                .update(
                        Actor.ADMINISTRATOR,
                        found,
                        PersonaMembers.change(Actor.ADMINISTRATOR, JsonBody.read(exchange, body)),
                        expectedVersion()));
    }

    private Response decide(boolean approved, @Nullable InputStream body) {
        return change(found -> gate.personas().decide(found, approved, NoteBody.of(exchange, body), expectedVersion()));
    }

    private Response change(UnaryOperator<Persona> change) {
        return exchange.answer(() -> {
            Owned owned = gate.manageable(id);
            Persona changed = change.apply(owned.persona());
            PersonaSchema schema = gate.provider().schema(gate.realm());
            Instant now = gate.now();
            events.written(OperationType.UPDATE, changed, schema, now);
            return shown(200, owned.as(changed), schema, now).build();
        });
    }

    private IntPredicate expectedVersion() {
        return EntityTag.accepted(exchange.header("If-Match"));
    }
}
