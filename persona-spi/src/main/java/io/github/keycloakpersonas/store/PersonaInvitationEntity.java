package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.invitation.Invitation;
import io.github.keycloakpersonas.invitation.InvitationState;
import io.github.keycloakpersonas.invitation.Invitee;
import io.github.keycloakpersonas.invitation.Inviter;
import io.github.keycloakpersonas.invitation.Offer;
import io.github.keycloakpersonas.schema.Circle;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.Nullable;

/** A row of PERSONA_INVITATION: an invitation, without its link. Times are epoch milliseconds. Whoever writes locks the row. */
@Entity
@Table(name = "PERSONA_INVITATION")
class PersonaInvitationEntity {

    @Id
    @Column(name = "ID", length = 36)
    String id;

    @Column(name = "REALM_ID", length = 36, nullable = false, updatable = false)
    String realmId;

    /** See {@link Invitation#openKey()}. */
    @Column(name = "OPEN_KEY", length = 64, nullable = false)
    String openKey;

    @Column(name = "TITLE", length = 64, nullable = false, updatable = false)
    String title;

    @Nationalized
    @Column(name = "CIRCLE", nullable = false, updatable = false)
    String circle;

    @Nationalized
    @Column(name = "ADDRESS", updatable = false)
    @Nullable String address;

    /** Who is invited, if that is a user. */
    @Column(name = "USER_ID", updatable = false)
    @Nullable String userId;

    @Column(name = "INVITED_BY", nullable = false)
    String invitedBy;

    /** The id of the realm of the one who invites. */
    @Column(name = "INVITED_IN", length = 36, nullable = false)
    String invitedIn;

    /** The id of the persona by which somebody invites. */
    @Column(name = "MANDATE_ID", length = 36)
    @Nullable String mandate;

    @Column(name = "INVITE_STATE", length = 16, nullable = false)
    String state;

    @Column(name = "CREATED_AT", nullable = false, updatable = false)
    long createdAt;

    @Column(name = "EXPIRES_AT", nullable = false)
    long expiresAt;

    /** When it has ended, or ends. */
    @Column(name = "ENDS_AT", nullable = false)
    long endsAt;

    @Column(name = "DECIDED_AT")
    @Nullable Long decidedAt;

    @Column(name = "SENT_AT", nullable = false)
    long sentAt;

    @Column(name = "SENDINGS", nullable = false)
    int sendings;

    @Column(name = "VALID_FROM", updatable = false)
    @Nullable Long validFrom;

    @Column(name = "VALID_TILL", updatable = false)
    @Nullable Long validTill;

    @Nationalized
    @Column(name = "MESSAGE", length = Offer.LONGEST_MESSAGE, updatable = false)
    @Nullable String message;

    @Column(name = "CLIENT_NAME", updatable = false)
    @Nullable String client;

    @Column(name = "REDIRECT_URI", length = 2000, updatable = false)
    @Nullable String redirectUri;

    @Column(name = "NONCE", length = 64, nullable = false)
    String nonce;

    @Column(name = "ACCEPTED_BY")
    @Nullable String acceptedBy;

    @Column(name = "PERSONA_ID", length = 36)
    @Nullable String persona;

    @Column(name = "ROW_VERSION", nullable = false)
    int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    PersonaInvitationEntity() {}

    @SuppressWarnings("NullAway.Init") // take() fills the rest
    PersonaInvitationEntity(String realmId, Invitation invitation) {
        Offer offer = invitation.offer();
        this.id = invitation.id();
        this.realmId = realmId;
        this.title = offer.title();
        this.circle = offer.circle().name();
        this.address = invitation.invitee().address();
        this.userId = invitation.invitee().userId();
        this.createdAt = invitation.progress().createdAt().toEpochMilli();
        this.validFrom = millis(offer.validFrom());
        this.validTill = millis(offer.validTill());
        this.message = offer.message();
        Offer.Landing landing = offer.landing();
        this.client = landing == null ? null : landing.clientId();
        this.redirectUri = landing == null ? null : landing.redirectUri();
        take(invitation);
    }

    /** Takes over what can change. */
    final void take(Invitation invitation) {
        Invitation.Progress progress = invitation.progress();
        openKey = invitation.openKey();
        invitedBy = invitation.inviter().userId();
        invitedIn = invitation.inviter().realmId();
        mandate = invitation.inviter().mandate();
        state = progress.state().word();
        expiresAt = progress.expiresAt().toEpochMilli();
        endsAt = invitation.end().toEpochMilli();
        decidedAt = millis(progress.decidedAt());
        sentAt = progress.sentAt().toEpochMilli();
        sendings = progress.sendings();
        nonce = progress.nonce();
        acceptedBy = progress.acceptedBy();
        persona = progress.persona();
        version = invitation.version();
    }

    Invitation invitation() {
        Offer.Landing landing = client == null || redirectUri == null ? null : new Offer.Landing(client, redirectUri);
        return new Invitation(
                id,
                new Offer(title, new Circle(circle), instant(validFrom), instant(validTill), message, landing),
                new Invitee(address, userId),
                new Inviter(invitedBy, invitedIn, mandate),
                new Invitation.Progress(
                        InvitationState.of(state),
                        Instant.ofEpochMilli(createdAt),
                        Instant.ofEpochMilli(expiresAt),
                        instant(decidedAt),
                        Instant.ofEpochMilli(sentAt),
                        sendings,
                        nonce,
                        acceptedBy,
                        persona),
                version);
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
