package io.github.keycloakpersonas.rest;

import io.github.keycloakpersonas.invitation.Invitation;
import io.github.keycloakpersonas.invitation.InvitationFilter;
import io.github.keycloakpersonas.invitation.InvitationState;
import io.github.keycloakpersonas.invitation.Invitee;
import io.github.keycloakpersonas.mail.MailKind;
import io.github.keycloakpersonas.mail.MailOrder;
import io.github.keycloakpersonas.mail.Mails;
import io.github.keycloakpersonas.schema.Circle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
