package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.invitation.Invitation;
import io.github.keycloakpersonas.rest.EntityTag;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.InvitationLists;
import io.github.keycloakpersonas.rest.InvitationOrder;
import io.github.keycloakpersonas.rest.JsonBody;
import io.github.keycloakpersonas.rest.NewAddress;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;

/** {@code /admin/realms/{realm}/personas/invitations}: people who are invited to personas. */
public final class InvitationsResource {

    private final Exchange exchange;
    private final AdminGate gate;
    private final AdminEvents events;

    InvitationsResource(Exchange exchange, AdminGate gate, AdminEvents events) {
        this.exchange = exchange;
        this.gate = gate;
        this.events = events;
    }

    /** A page of the invitations, the latest first. */
    @GET
    public Response list() {
        return exchange.answer(() -> {
            InvitationGate may = InvitationGate.require(gate);
            InvitationLists.Query query = exchange.parameters(InvitationLists.Query::of);
            return query.answer(exchange, may.invitations(), gate.now(), may::shown);
        });
    }

    /** Invites somebody. */
    @POST
    public Response create(@Nullable InputStream body) {
        return exchange.answer(() -> {
            InvitationGate may = InvitationGate.require(gate);
            InvitationOrder order = InvitationOrder.read(exchange.session(), JsonBody.read(exchange, body), null);
            Invitation created = may.invitations().create(order.offer(), order.invitee(), may.inviter(), order.lasts());
            may.order(created);
            events.invitation(OperationType.CREATE, created, gate.now());
            return tagged(201, may, created)
                    .location(NewAddress.of(exchange, created.id()))
                    .build();
        });
    }

    /** Invites many people by a file. */
    @POST
    @Path("import")
    @Consumes(MediaType.WILDCARD)
    public Response fromFile(@Nullable InputStream body) {
        return new InvitationFile(exchange, gate, events).run(body);
    }

    /** One invitation. */
    @GET
    @Path("{invitation}")
    public Response read(@PathParam("invitation") String id) {
        return exchange.answer(() -> {
            InvitationGate may = InvitationGate.require(gate);
            return tagged(200, may, may.invitations().find(id)).build();
        });
    }

    /** Sends an invitation again, with another link. */
    @POST
    @Path("{invitation}/resend")
    public Response resend(@PathParam("invitation") String id) {
        return change((may, expected) -> {
            Invitation sent = may.invitations().resend(id, may.inviter(), expected);
            may.order(sent);
            return sent;
        });
    }

    /** Takes an invitation back. */
    @POST
    @Path("{invitation}/withdraw")
    public Response withdraw(@PathParam("invitation") String id) {
        return change((may, expected) -> may.invitations().withdraw(id, expected));
    }

    private Response change(BiFunction<InvitationGate, IntPredicate, Invitation> change) {
        return exchange.answer(() -> {
            InvitationGate may = InvitationGate.require(gate);
            Invitation changed = change.apply(may, EntityTag.accepted(exchange.header("If-Match")));
            events.invitation(OperationType.UPDATE, changed, gate.now());
            return tagged(200, may, changed).build();
        });
    }

    private static Response.ResponseBuilder tagged(int status, InvitationGate may, Invitation invitation) {
        return Exchange.json(status, may.shown(invitation)).header("ETag", EntityTag.of(invitation.version()));
    }
}
