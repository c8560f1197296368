package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.circle.ManagedCircle;
import io.github.keycloakpersonas.circle.Mandate;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.persona.Personas;
import io.github.keycloakpersonas.persona.StewardAction;
import io.github.keycloakpersonas.persona.Stewarding;
import io.github.keycloakpersonas.rest.EntityTag;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.JsonBody;
import io.github.keycloakpersonas.rest.NoteBody;
import io.github.keycloakpersonas.schema.Circle;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** {@code /v1/circles/{circle}/personas/{id}}: a persona of somebody else that a steward manages. */
public final class CirclePersonaResource {

    private final Exchange exchange;
    private final Gate gate;
    private final String circle;
    private final String id;

    CirclePersonaResource(Exchange exchange, Gate gate, String circle, String id) {
        this.exchange = exchange;
        this.gate = gate;
        this.circle = circle;
        this.id = id;
    }

    /** Reads the persona; an own one too. */
    @GET
    public Response read() {
        return exchange.answer(() -> {
            StewardGate stewards = new StewardGate(gate);
            Steward steward = stewards.require();
            ManagedCircle managed = stewards.readable(steward, new Circle(circle));
            Persona persona = new CirclePersonas(gate).in(managed.circle(), gate.personas(), id);
            if (!managed.titles().contains(persona.title())) {
                throw PersonaFailure.notFound();
            }
            new ReadAudit(gate, exchange.session(), steward.caller()).given(persona);
            return shown(steward, persona);
        });
    }

    /** Makes a pending persona active; the body may have a {@code note} for the owner. */
    @POST
    @Path("approve")
    public Response approve(@Nullable InputStream body) {
        return change(
                StewardAction.APPROVE, it -> it.as().approve(it.found(), NoteBody.of(exchange, body), it.expected()));
    }

    /** Revokes a pending persona; the body may have a {@code note} for the owner. */
    @POST
    @Path("reject")
    public Response reject(@Nullable InputStream body) {
        return change(
                StewardAction.REJECT, it -> it.as().reject(it.found(), NoteBody.of(exchange, body), it.expected()));
    }

    /** Switches the persona off for now; the body may have a {@code note} for the owner. */
    @POST
    @Path("suspend")
    public Response suspend(@Nullable InputStream body) {
        return change(
                StewardAction.SUSPEND, it -> it.as().suspend(it.found(), NoteBody.of(exchange, body), it.expected()));
    }

    /** Makes a suspended persona active again. */
    @POST
    @Path("resume")
    public Response resume() {
        return change(StewardAction.RESUME, it -> it.as().resume(it.found(), it.expected()));
    }

    /** Moves its end: by days, or to a time. */
    @POST
    @Path("extend")
    public Response extend(@Nullable InputStream body) {
        return change(
                StewardAction.EXTEND,
                it -> Extension.of(JsonBody.read(exchange, body)).of(it.found(), it.as(), it.expected()));
    }

    /** Removes it. */
    @DELETE
    public Response remove() {
        return exchange.answer(() -> {
            Managed it = managed();
            it.as().remove(it.found(), it.expected());
            tell(it, StewardAction.REMOVE, it.found());
            return Response.noContent().build();
        });
    }

    /**
     * The persona, and what a change of it needs.
     *
     * @param mandate the steward's own persona by which it is managed
     * @param as changes it
     * @param expected the versions that the steward wants to change
     */
    private record Managed(Steward steward, Mandate mandate, Persona found, Stewarding as, IntPredicate expected) {}

    private Response change(StewardAction action, Function<Managed, Persona> change) {
        return exchange.answer(() -> {
            Managed it = managed();
            Persona changed = change.apply(it);
            tell(it, action, changed);
            return shown(it.steward(), changed);
        });
    }

    /** The circle is checked before anything is looked up in it. */
    private Managed managed() {
        StewardGate stewards = new StewardGate(gate);
        Steward steward = stewards.require();
        Circle named = new Circle(circle);
        stewards.requireIn(steward, named);
        Personas personas = gate.personas();
        Persona found = new CirclePersonas(gate).in(named, personas, id);
        Mandate mandate = stewards.mandate(steward, CirclePersonas.charge(found));
        Stewarding as = personas.stewarding(current -> stewards.mandate(steward, CirclePersonas.charge(current)));
        return new Managed(steward, mandate, found, as, EntityTag.accepted(exchange.header("If-Match")));
    }

    private void tell(Managed it, StewardAction action, Persona persona) {
        new UserEvents(exchange.session()).stewarded(it.steward().caller(), action, persona, it.mandate());
    }

    private Response shown(Steward steward, Persona persona) {
        return Exchange.json(200, new CirclePersonas(gate).json(steward, persona))
                .header("ETag", EntityTag.of(persona.revision().version()))
                .build();
    }
}
