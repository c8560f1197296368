package io.github.keycloakpersonas.rest;

import io.github.keycloakpersonas.invitation.Invitation;
import io.github.keycloakpersonas.invitation.InvitationFilter;
import io.github.keycloakpersonas.invitation.InvitationState;
import io.github.keycloakpersonas.invitation.Invitations;
import io.github.keycloakpersonas.invitation.Invitee;
import io.github.keycloakpersonas.mail.MailKind;
import io.github.keycloakpersonas.mail.MailOrder;
import io.github.keycloakpersonas.mail.Mails;
import io.github.keycloakpersonas.schema.Circle;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What both doors do alike about invitations. */
public final class InvitationLists {

    private InvitationLists() {}

    /**
     * Which invitations a list has, and which page of it.
     *
     * @param filter which invitations
     * @param page the page
     */
    public record Query(InvitationFilter filter, Page page) {

        /** Reads the query parameters. */
        public static Query of(Parameters parameters) {
            Parameters sent = parameters.ofFilters();
            return new Query(
                    new InvitationFilter(
                            sent.anyOf("state", List.of(InvitationState.values()), InvitationState::word),
                            sent.shortTexts("title", UnaryOperator.identity()),
                            sent.shortTexts("circle", text -> new Circle(text).name()),
                            sent.shortText("email")
                                    .map(String::strip)
                                    .map(text -> Invitee.ofAddress(text).address()),
                            Optional.empty()),
                    Page.of(parameters));
        }

        /** The same with another filter. */
        public Query with(InvitationFilter other) {
            return new Query(other, page);
        }

        /**
         * Answers with the page, the latest first.
         *
         * @param shown an invitation as JSON
         */
        public Response answer(
                Exchange exchange,
                Invitations invitations,
                Instant now,
                Function<Invitation, Map<String, Object>> shown) {
            List<Invitation> found = invitations.store().page(filter, now, page.first(), page.ahead());
            List<Map<String, Object>> part =
                    exchange.part(page, found).stream().map(shown).toList();
            return Exchange.json(200, Map.of("invitations", part)).build();
        }
    }

    /** Orders the mail of an invitation that was written or is sent again, in the transaction of the caller. */
    public static void order(Mails mails, Invitation invitation) {
        String nonce = invitation.progress().nonce();
        String user = invitation.invitee().userId();
        mails.add(new MailOrder(
                MailKind.INVITATIONS,
                invitation.id() + ":" + nonce,
                user == null ? invitation.id() : user,
                Map.of("invitation", invitation.id(), "nonce", nonce)));
    }
}
