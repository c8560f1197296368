package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.rest.Exchange;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** {@code /v1/circles/{circle}}: what a steward manages in a circle. */
public final class CircleResource {

    private final Exchange exchange;
    private final Gate gate;
    private final String name;

    CircleResource(Exchange exchange, Gate gate, String name) {
        this.exchange = exchange;
        this.gate = gate;
        this.name = name;
    }

    /** A page of its personas of the titles that the caller manages, the newest first. */
    @GET
    @Path("personas")
    public Response personas() {
        return new CircleList(exchange, gate).page(name);
    }

    /** One of them. */
    @Path("personas/{id}")
    public CirclePersonaResource persona(@PathParam("id") String id) {
        return new CirclePersonaResource(exchange, gate, name, id);
    }

    /** People who are invited to it. */
    @Path("invitations")
    public CircleInvitationsResource invitations() {
        return new CircleInvitationsResource(exchange, gate, name);
    }

    /** What the caller may do in the circle or with one of its personas, and why not. */
    @GET
    @Path("explain")
    public Response explain() {
        return new CircleExplanation(exchange, gate).of(name);
    }
}
