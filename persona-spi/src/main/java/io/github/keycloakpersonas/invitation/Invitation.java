package io.github.keycloakpersonas.invitation;

import io.github.keycloakpersonas.digest.Sha256;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invitation.
 *
 * @param id a UUID
 * @param offer to what
 * @param invitee who is invited
 * @param inviter who invites
 * @param progress what has become of it
 * @param version counts changes
 */
public record Invitation(String id, Offer offer, Invitee invitee, Inviter inviter, Progress progress, int version) {

    /**
     * What has become of an invitation.
     *
     * @param state as stored, which does not follow the time
     * @param createdAt when it was written
     * @param expiresAt the first instant at which its link cannot be used
     * @param decidedAt when it was accepted, declined or withdrawn; null before
     * @param sentAt when a mail was ordered last
     * @param sendings how many mails were ordered
     * @param nonce what the present link has and earlier ones had not; random
     * @param acceptedBy the id of the user who has accepted; null before
     * @param persona the id of the persona that has come of it; null before
     */
    public record Progress(
            InvitationState state,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant decidedAt,
            Instant sentAt,
            int sendings,
            String nonce,
            @Nullable String acceptedBy,
            @Nullable String persona) {

        Progress sent(Instant now, Instant expires, String other) {
            return new Progress(
                    InvitationState.SENT, createdAt, expires, null, now, sendings + 1, other, acceptedBy, persona);
        }

        Progress ended(InvitationState to, Instant now) {
            return new Progress(to, createdAt, expiresAt, now, sentAt, sendings, nonce, acceptedBy, persona);
        }

        Progress accepted(Instant now, String user, String made) {
            return new Progress(
                    InvitationState.ACCEPTED, createdAt, expiresAt, now, sentAt, sendings, nonce, user, made);
        }
    }

    Invitation with(Progress other) {
        return by(inviter, other);
    }

    Invitation by(Inviter sender, Progress other) {
        return new Invitation(id, offer, invitee, sender, other, version + 1);
    }

    /** What it reads as: expired once its time has passed. */
    public InvitationState stateAt(Instant now) {
        boolean isOver = progress.state() == InvitationState.SENT && !now.isBefore(progress.expiresAt());
        return isOver ? InvitationState.EXPIRED : progress.state();
    }

    /** Whether that user has accepted it. */
    public boolean isAcceptedBy(String userId) {
        return progress.state() == InvitationState.ACCEPTED && userId.equals(progress.acceptedBy());
    }

    /** When it has ended, or ends. */
    public Instant end() {
        Instant decided = progress.decidedAt();
        return decided == null ? progress.expiresAt() : decided;
    }

    /**
     * What at most one invitation of a realm has: who is invited to what, as long as the link can be used, and something of its own
     * afterwards.
     */
    public String openKey() {
        return progress.state() == InvitationState.SENT
                ? Sha256.of(String.join("\n", offer.title(), offer.circle().name(), invitee.key()))
                : id;
    }
}
