package io.github.keycloakpersonas.mailing;

import io.github.keycloakpersonas.access.InvitationLink;
import io.github.keycloakpersonas.invitation.Invitation;
import io.github.keycloakpersonas.mail.MailEntry;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.Presence;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.storage.adapter.InMemoryUserAdapter;

/** The mail that invites somebody, who need not have an account. Its link is made here, and exists nowhere else. */
final class InvitationMail {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Links links;

    InvitationMail(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.links = new Links(session, realm);
    }

    /** The invitation that a mail is about, if it is open and no later mail was ordered. */
    Optional<Invitation> invitation(MailEntry mail) {
        Map<String, String> subjects = mail.subjects();
        return session.getProvider(PersonaProvider.class)
                .invitations(realm)
                .ofLink(subjects.getOrDefault("invitation", ""), subjects.getOrDefault("nonce", ""));
    }

    /**
     * Who gets it. An address gets it whoever has an account with that address, so that the mail does not tell; only its language is that
     * of the account.
     */
    Optional<UserModel> recipient(Invitation invitation) {
        String address = invitation.invitee().address();
        if (address == null) {
            return Presence.user(
                    session, realm, String.valueOf(invitation.invitee().userId()));
        }
        UserModel recipient = new InMemoryUserAdapter(session, realm, KeycloakModelUtils.generateId());
        recipient.setEnabled(true);
        recipient.setEmail(address);
        UserModel account = session.users().getUserByEmail(realm, address);
        String locale = account == null ? null : account.getFirstAttribute(UserModel.LOCALE);
        if (locale != null) {
            recipient.setSingleAttribute(UserModel.LOCALE, locale);
        }
        return Optional.of(recipient);
    }

    /** Its link; empty if the server's address is unknown. */
    Optional<String> link(Invitation invitation) {
        Invitation.Progress progress = invitation.progress();
        String token =
                new InvitationLink(invitation.id(), progress.nonce()).token(session, realm, progress.expiresAt());
        return links.invitation(token);
    }
}
