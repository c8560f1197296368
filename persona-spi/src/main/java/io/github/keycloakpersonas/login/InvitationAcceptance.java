package io.github.keycloakpersonas.login;

import io.github.keycloakpersonas.access.InvitationLink;
import io.github.keycloakpersonas.history.Author;
import io.github.keycloakpersonas.history.Door;
import io.github.keycloakpersonas.invitation.Invitation;
import io.github.keycloakpersonas.invitation.Invitations;
import io.github.keycloakpersonas.invitation.Offer;
import io.github.keycloakpersonas.invitation.Refusal;
import io.github.keycloakpersonas.persona.Actor;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaChange;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.persona.Personas;
import io.github.keycloakpersonas.persona.Sent;
import io.github.keycloakpersonas.persona.SentIdentity;
import io.github.keycloakpersonas.spi.Attempts;
import io.github.keycloakpersonas.spi.PersonaProvider;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Accepts an invitation, in a transaction of its own: whatever was checked before is checked again under the lock of the invitation, and then under that of
 * the user. So of many acceptances of one link one gives a persona, and none after a withdrawal.
 */
final class InvitationAcceptance {

    private final KeycloakSessionFactory factory;
    private final String realmId;
    private final Clock clock;

    InvitationAcceptance(KeycloakSession session, RealmModel realm, Clock clock) {
        this.factory = session.getKeycloakSessionFactory();
        this.realmId = realm.getId();
        this.clock = clock;
    }

    /**
     * What has come of it: either of both.
     *
     * @param invitation the accepted invitation; null if it was refused
     * @param persona what has come of it; null if it was refused
     * @param refusal why it was refused; null if it was accepted
     */
    record Outcome(
            @Nullable Invitation invitation,
            @Nullable Persona persona,
            @Nullable Refusal refusal) {

        private static Outcome refused(Refusal why) {
            return new Outcome(null, null, why);
        }
    }

    /** Thrown so that the transaction is rolled back. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Refusal why;

        private Refused(Refusal why) {
            super(why.word(), null, false, false);
            this.why = why;
        }
    }

    Outcome accept(InvitationLink link, String userId) {
        try {
            return Attempts.of(
                    factory,
                    () -> KeycloakModelUtils.runJobInTransactionWithResult(
                            factory, session -> accept(session, link, userId)));
        } catch (Refused e) {
            return Outcome.refused(e.why);
        } catch (PersonaFailure e) {
            return Outcome.refused(
                    switch (e.kind()) {
                        case DUPLICATE -> Refusal.HELD;
                        case LIMIT -> Refusal.FULL;
                        default -> Refusal.IMPOSSIBLE;
                    });
        }
    }

    private Outcome accept(KeycloakSession session, InvitationLink link, String userId) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            throw new Refused(Refusal.GONE);
        }
        session.getContext().setRealm(realm);
        PersonaProvider provider = session.getProvider(PersonaProvider.class);
        Invitations invitations = provider.invitations(realm);
        Invitation invitation =
                invitations.lockedOfLink(link.invitation(), link.nonce()).orElseThrow(() -> new Refused(Refusal.GONE));
        UserModel user = session.users().getUserById(realm, userId);
        refusal(invitation, user).ifPresent(why -> {
            throw new Refused(why);
        });
        Personas personas = provider.personas(realm);
        if (!new InviterCheck(session, realm, personas).permits(invitation, userId, clock.instant())) {
            throw new Refused(Refusal.IMPOSSIBLE);
        }
        provider.changedBy(new Author(invitation.inviter().userId(), Door.INVITATION));
        Persona made = provider.personas(realm).create(Actor.ADMINISTRATOR, userId, wanted(invitation.offer()));
        return new Outcome(invitations.accepted(invitation, userId, made.id()), made, null);
    }

    /** Why an account cannot accept an invitation, whatever else there is; empty if it is the one that is invited. */
    static Optional<Refusal> refusal(Invitation invitation, @Nullable UserModel user) {
        if (user == null || !user.isEnabled()) {
            return Optional.of(Refusal.OTHER_ACCOUNT);
        }
        if (!invitation.invitee().is(user.getId(), user.getEmail())) {
            return Optional.of(Refusal.OTHER_ACCOUNT);
        }
        String verified = user.isEmailVerified() ? user.getEmail() : null;
        return invitation.invitee().is(user.getId(), verified) ? Optional.empty() : Optional.of(Refusal.UNVERIFIED);
    }

    private static PersonaChange wanted(Offer offer) {
        Instant from = offer.validFrom();
        Instant till = offer.validTill();
        return new PersonaChange(
                Sent.of(offer.title()),
                Sent.of(offer.circle()),
                Sent.nothing(),
                from == null ? Sent.nothing() : Sent.of(from),
                till == null ? Sent.nothing() : Sent.of(till),
                Sent.nothing(),
                Sent.nothing(),
                SentIdentity.NONE,
                Map.of());
    }
}
