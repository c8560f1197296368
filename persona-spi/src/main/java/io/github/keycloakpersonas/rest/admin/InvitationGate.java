package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.invitation.Invitation;
import io.github.keycloakpersonas.invitation.Invitations;
import io.github.keycloakpersonas.invitation.Inviter;
import io.github.keycloakpersonas.representation.InvitationRepresentation;
import io.github.keycloakpersonas.rest.InvitationLists;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import java.util.Map;

/**
 * What an administrator may do about invitations: all of it with the role that permits to manage every user, because it is not known who is
 * invited.
 *
 * @param gate the administrator
 */
record InvitationGate(AdminGate gate) {

    /**
     * Requires the permission.
     *
     * @throws ProblemException 403, and 404 where nobody can be invited
     */
    static InvitationGate require(AdminGate gate) {
        gate.requireManagementOfAllUsers();
        gate.requireSetUp();
        InvitationGate may = new InvitationGate(gate);
        if (!may.invitations().areOn()) {
            throw new ProblemException(Problem.of(
                    404,
                    "This realm has no invitations. They can be switched on: the schema's invitations.enabled, and"
                            + " titles with can_be_invited"));
        }
        return may;
    }

    Invitations invitations() {
        return gate.provider().invitations(gate.realm());
    }

    /** The administrator, as who invites. */
    Inviter inviter() {
        return new Inviter(
                gate.administrator().getUser().getId(),
                gate.administrator().getRealm().getId(),
                null);
    }

    /** Orders the mail of an invitation. */
    void order(Invitation invitation) {
        InvitationLists.order(gate.provider().mails(gate.realm()), invitation);
    }

    Map<String, Object> shown(Invitation invitation) {
        return InvitationRepresentation.of(invitation, gate.now(), true);
    }
}
