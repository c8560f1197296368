package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.invitation.Invitation;
import io.github.keycloakpersonas.invitation.Offer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Writes invitations as JSON. The link is no part of them, nor what it is made of. */
public final class InvitationRepresentation {

    private InvitationRepresentation() {}

    /**
     * An invitation.
     *
     * @param showsWho whether it says who is invited, and who has accepted
     */
    public static Map<String, Object> of(Invitation invitation, Instant now, boolean showsWho) {
        Offer offer = invitation.offer();
        Invitation.Progress progress = invitation.progress();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", invitation.id());
        json.put("title", offer.title());
        json.put("circle", offer.circle().name());
        json.put("state", invitation.stateAt(now).word());
        if (showsWho) {
            Given.put(json, "email", invitation.invitee().address());
            Given.put(json, "user_sub", invitation.invitee().userId());
        }
        Given.put(json, "valid_from", offer.validFrom());
        Given.put(json, "valid_till", offer.validTill());
        Given.put(json, "message", offer.message());
        Offer.Landing landing = offer.landing();
        if (landing != null) {
            json.put("client_id", landing.clientId());
            json.put("redirect_uri", landing.redirectUri());
        }
        json.put("invited_by", invitation.inviter().userId());
        Given.put(json, "mandate", invitation.inviter().mandate());
        json.put("created_at", progress.createdAt().toString());
        json.put("expires_at", progress.expiresAt().toString());
        json.put("sent_at", progress.sentAt().toString());
        json.put("sent", progress.sendings());
        Given.put(json, "decided_at", progress.decidedAt());
        if (showsWho) {
            Given.put(json, "accepted_by", progress.acceptedBy());
        }
        Given.put(json, "persona", progress.persona());
        return json;
    }

    /** What an event tells of it: neither who is invited, nor a message. */
    public static Map<String, Object> forEvents(Invitation invitation, Instant now) {
        Map<String, Object> json = of(invitation, now, false);
        json.keySet().removeAll(Set.of("message", "redirect_uri"));
        return json;
    }
}
