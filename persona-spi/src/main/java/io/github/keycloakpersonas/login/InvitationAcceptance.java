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
import io.github.keycloakpersonas.spi.LostTransactionException;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.Presence;
import io.github.keycloakpersonas.spi.SealedValuesException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Accepts or declines an invitation, in a transaction of its own: whatever was checked before is checked again under the lock of the invitation, and then under that of
 * the user. So of many acceptances of one link one gives a persona, and none after a withdrawal.
 */
final class InvitationAcceptance {

    private static final Logger LOGGER = Logger.getLogger(InvitationAcceptance.class);

    private final KeycloakSessionFactory factory;
    private final String realmId;
    private final Clock clock;

    InvitationAcceptance(KeycloakSession session, RealmModel realm, Clock clock) {
        this.factory = session.getKeycloakSessionFactory();
        this.realmId = realm.getId();
        this.clock = clock;
    }

    /**
     * What has come of it; nothing at all if the same user has accepted it before, such as in another window.
     *
     * @param invitation the invitation that is answered now
     * @param persona what has come of it; only if it was accepted
     * @param joined the id of the organization that the user has become a member of
     * @param refusal why it is refused
     */
    record Outcome(
            @Nullable Invitation invitation,
            @Nullable Persona persona,
            @Nullable String joined,
            @Nullable Refusal refusal) {

        private static final Outcome AS_BEFORE = new Outcome(null, null, null, null);

        static Outcome refused(Refusal why) {
            return new Outcome(null, null, null, why);
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
        return tried(session -> accept(session, link, userId));
    }

    /** Says no. */
    Outcome decline(InvitationLink link, String userId) {
        return tried(session -> decline(session, link, userId));
    }

    private Outcome tried(Function<KeycloakSession, Outcome> answer) {
        try {
            return Attempts.of(
                    factory,
                    () -> KeycloakModelUtils.runJobInTransactionWithResult(
                            factory, session -> believed(session, answer)));
        } catch (Refused e) {
            return Outcome.refused(e.why);
        } catch (PersonaFailure e) {
            return Outcome.refused(why(e));
        } catch (RuntimeException e) {
            if (e instanceof SealedValuesException) {
                LOGGER.errorf("An invitation was not answered: %s", e.getMessage());
            } else if (Attempts.troubleOf(factory, e).isEmpty()) {
                throw e;
            }
            return Outcome.refused(Refusal.BUSY);
        }
    }

    private Outcome believed(KeycloakSession session, Function<KeycloakSession, Outcome> answer) {
        session.getContext().setRealm(Presence.realm(session, realmId).orElseThrow(() -> new Refused(Refusal.GONE)));
        try {
            return answer.apply(session);
        } catch (Refused e) {
            LostTransactionException.check(session);
            throw e;
        }
    }

    private static Refusal why(PersonaFailure failure) {
        return switch (failure.kind()) {
            case DUPLICATE -> Refusal.HELD;
            case LIMIT -> Refusal.FULL;
            case BUSY, BUSY_REALM -> Refusal.BUSY;
            default -> Refusal.IMPOSSIBLE;
        };
    }

    private Outcome decline(KeycloakSession session, InvitationLink link, String userId) {
        Invitations invitations = invitations(session);
        Invitation invitation = invitations
                .lockedOfLink(link.invitation(), link.nonce())
                .filter(invitations::isOpen)
                .orElseThrow(() -> new Refused(Refusal.GONE));
        requireInvited(session, invitation, userId);
        return new Outcome(invitations.declined(invitation), null, null, null);
    }

    private Outcome accept(KeycloakSession session, InvitationLink link, String userId) {
        RealmModel realm = session.getContext().getRealm();
        PersonaProvider provider = session.getProvider(PersonaProvider.class);
        Invitations invitations = invitations(session);
        if (!invitations.store().hold(userId)) {
            throw new Refused(Refusal.GONE);
        }
        Invitation invitation =
                invitations.lockedOfLink(link.invitation(), link.nonce()).orElseThrow(() -> new Refused(Refusal.GONE));
        if (invitation.isAcceptedBy(userId)) {
            return Outcome.AS_BEFORE;
        }
        if (!invitations.isOpen(invitation)) {
            throw new Refused(Refusal.GONE);
        }
        UserModel user = requireInvited(session, invitation, userId);
        provider.changedBy(new Author(invitation.inviter().userId(), Door.INVITATION));
        Personas personas = provider.personas(realm);
        // Before what is asked about the user, so that of two who make a member of the same one the second knows.
        personas.store().lock(userId);
        OrganizationGuest guest = OrganizationGuest.of(session, invitation, user);
        Refusal stranger = guest.refusal();
        if (stranger != null) {
            throw new Refused(stranger);
        }
        if (!new InviterCheck(session, realm, personas).permits(invitation, userId, clock.instant())) {
            throw new Refused(Refusal.IMPOSSIBLE);
        }
        guest.enter(session, user);
        Persona made = personas.create(Actor.ADMINISTRATOR, userId, wanted(invitation.offer()));
        OrganizationModel joined = guest.joins();
        return new Outcome(
                invitations.accepted(invitation, userId, made.id()),
                made,
                joined == null ? null : joined.getId(),
                null);
    }

    private static Invitations invitations(KeycloakSession session) {
        return session.getProvider(PersonaProvider.class)
                .invitations(session.getContext().getRealm());
    }

    private static UserModel requireInvited(KeycloakSession session, Invitation invitation, String userId) {
        UserModel user = session.users().getUserById(session.getContext().getRealm(), userId);
        refusal(invitation, user).ifPresent(why -> {
            throw new Refused(why);
        });
        if (user == null) {
            throw new Refused(Refusal.OTHER_ACCOUNT);
        }
        return user;
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
