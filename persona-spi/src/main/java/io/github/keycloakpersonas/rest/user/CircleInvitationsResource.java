package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.circle.Charge;
import io.github.keycloakpersonas.circle.ManagedCircle;
import io.github.keycloakpersonas.circle.Mandate;
import io.github.keycloakpersonas.invitation.Invitation;
import io.github.keycloakpersonas.invitation.InvitationFailure;
import io.github.keycloakpersonas.invitation.InvitationFilter;
import io.github.keycloakpersonas.invitation.Invitations;
import io.github.keycloakpersonas.invitation.Inviter;
import io.github.keycloakpersonas.representation.InvitationRepresentation;
import io.github.keycloakpersonas.rest.EntityTag;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.InvitationLists;
import io.github.keycloakpersonas.rest.InvitationOrder;
import io.github.keycloakpersonas.rest.JsonBody;
import io.github.keycloakpersonas.rest.NewAddress;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.ProblemType;
import io.github.keycloakpersonas.schema.Circle;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** {@code /v1/circles/{circle}/invitations}: people whom stewards invite to what they manage. */
public final class CircleInvitationsResource {

    private final Exchange exchange;
    private final Gate gate;
    private final String circle;

    CircleInvitationsResource(Exchange exchange, Gate gate, String circle) {
        this.exchange = exchange;
        this.gate = gate;
        this.circle = circle;
    }

    /** A page of those to titles that the caller manages, the latest first. Who is invited is shown to who has sent it. */
    @GET
    public Response list() {
        return exchange.answer(() -> {
            StewardGate stewards = new StewardGate(gate);
            Steward steward = stewards.require();
            ManagedCircle managed = stewards.readable(steward, new Circle(circle));
            Invitations invitations = invitations();
            InvitationLists.Query query = exchange.parameters(InvitationLists.Query::of);
            return query.with(restricted(query.filter(), managed, steward))
                    .answer(exchange, invitations, gate.now(), each -> shown(each, steward));
        });
    }

    /** An address is found among the caller's own invitations only. */
    private static InvitationFilter restricted(InvitationFilter filter, ManagedCircle managed, Steward steward) {
        List<String> titles = filter.titles().isEmpty()
                ? managed.titles()
                : managed.titles().stream().filter(filter.titles()::contains).toList();
        Optional<String> own = filter.address().map(address -> steward.manages().userId());
        // No title in a filter means every title, and no title has this name.
        return new InvitationFilter(
                filter.states(),
                titles.isEmpty() ? List.of(" ") : titles,
                List.of(managed.circle().name()),
                filter.address(),
                own);
    }

    /** Invites somebody. */
    @POST
    public Response create(@Nullable InputStream body) {
        return exchange.answer(() -> {
            StewardGate stewards = new StewardGate(gate);
            Steward steward = stewards.require();
            Circle named = new Circle(circle);
            stewards.requireIn(steward, named);
            Invitations invitations = invitations();
            InvitationOrder order = InvitationOrder.read(exchange.session(), JsonBody.read(exchange, body), named);
            String guest = Objects.requireNonNullElse(order.invitee().userId(), "");
            Mandate mandate =
                    stewards.mandate(steward, new Charge(guest, order.offer().title(), named));
            Invitation created =
                    invitations.create(order.offer(), order.invitee(), inviter(steward, mandate), order.lasts());
            order(created);
            new UserEvents(exchange.session()).invited(steward.caller(), "invite", created, mandate.personaId());
            return tagged(201, created, steward)
                    .location(NewAddress.of(exchange, created.id()))
                    .build();
        });
    }

    /** One of them. */
    @GET
    @Path("{invitation}")
    public Response read(@PathParam("invitation") String id) {
        return exchange.answer(() -> {
            StewardGate stewards = new StewardGate(gate);
            Steward steward = stewards.require();
            ManagedCircle managed = stewards.readable(steward, new Circle(circle));
            Invitation found = found(managed.circle(), id);
            if (!managed.titles().contains(found.offer().title())) {
                throw InvitationFailure.notFound();
            }
            return tagged(200, found, steward).build();
        });
    }

    /** Sends an own invitation again, with another link. */
    @POST
    @Path("{invitation}/resend")
    public Response resend(@PathParam("invitation") String id) {
        return exchange.answer(() -> {
            StewardGate stewards = new StewardGate(gate);
            Steward steward = stewards.require();
            Mandate mandate = mandate(stewards, steward, id);
            if (!isSender(found(new Circle(circle), id), steward)) {
                throw new ProblemException(Problem.of(
                        ProblemType.CHANGE_NOT_PERMITTED,
                        "Only who has sent an invitation can send it again. Others can take it back."));
            }
            Invitation sent = invitations().resend(id, inviter(steward, mandate), expected());
            order(sent);
            new UserEvents(exchange.session())
                    .invited(steward.caller(), "resend-invitation", sent, mandate.personaId());
            return tagged(200, sent, steward).build();
        });
    }

    /** Takes an invitation back, whoever has sent it. */
    @POST
    @Path("{invitation}/withdraw")
    public Response withdraw(@PathParam("invitation") String id) {
        return exchange.answer(() -> {
            StewardGate stewards = new StewardGate(gate);
            Steward steward = stewards.require();
            Mandate mandate = mandate(stewards, steward, id);
            Invitation taken = invitations().withdraw(id, expected());
            new UserEvents(exchange.session())
                    .invited(steward.caller(), "withdraw-invitation", taken, mandate.personaId());
            return tagged(200, taken, steward).build();
        });
    }

    /** The persona by which the caller may change an invitation. */
    private Mandate mandate(StewardGate stewards, Steward steward, String id) {
        Circle named = new Circle(circle);
        stewards.requireIn(steward, named);
        return stewards.mandate(steward, new Charge("", found(named, id).offer().title(), named));
    }

    private Invitation found(Circle in, String id) {
        return Optional.of(invitations().find(id))
                .filter(invitation -> invitation.offer().circle().equals(in))
                .orElseThrow(InvitationFailure::notFound);
    }

    private Invitations invitations() {
        Invitations invitations = gate.provider().invitations(gate.realm());
        if (!invitations.areOn()) {
            throw new ProblemException(Problem.of(
                    404,
                    "This realm has no invitations. An administrator can switch them on: the schema's"
                            + " invitations.enabled, and titles with can_be_invited"));
        }
        return invitations;
    }

    private Inviter inviter(Steward steward, Mandate mandate) {
        return new Inviter(steward.manages().userId(), gate.realm().getId(), mandate.personaId());
    }

    private void order(Invitation invitation) {
        InvitationLists.order(gate.provider().mails(gate.realm()), invitation);
    }

    private IntPredicate expected() {
        return EntityTag.accepted(exchange.header("If-Match"));
    }

    private static boolean isSender(Invitation invitation, Steward steward) {
        return invitation.inviter().isSteward()
                && invitation.inviter().userId().equals(steward.manages().userId());
    }

    private Map<String, Object> shown(Invitation invitation, Steward steward) {
        Map<String, Object> json = InvitationRepresentation.of(invitation, gate.now(), isSender(invitation, steward));
        if (!invitation.inviter().isSteward()) {
            json.remove("invited_by");
        }
        return json;
    }

    private Response.ResponseBuilder tagged(int status, Invitation invitation, Steward steward) {
        return Exchange.json(status, shown(invitation, steward)).header("ETag", EntityTag.of(invitation.version()));
    }
}
