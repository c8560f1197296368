package io.github.keycloakpersonas.access;

import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.JsonWebToken;

/**
 * What the link of an invitation consists of: a token that the realm has signed with the key of its own action tokens, for itself and for this purpose
 * alone. It is made when its mail is written, and is neither stored nor returned.
 *
 * @param invitation the id of the invitation
 * @param nonce what the invitation has as long as this is its present link
 */
public record InvitationLink(String invitation, String nonce) {

    private static final String PURPOSE = "persona-invitation";
    private static final String NONCE = "nonce";

    /** The longest token that is looked at. */
    private static final int LONGEST = 2000;

    /** The token; the realm must be that of the session. */
    public String token(KeycloakSession session, RealmModel realm, Instant expires) {
        JsonWebToken token = new JsonWebToken();
        token.id(invitation).type(PURPOSE).audience(audience(realm)).issuedNow().exp(expires.getEpochSecond());
        token.setOtherClaims(NONCE, nonce);
        return session.tokens().encode(token);
    }

    /** What a token stands for; empty if this realm has not made it for this purpose, or its time has passed. */
    public static Optional<InvitationLink> read(KeycloakSession session, RealmModel realm, String text) {
        JsonWebToken token = text.length() > LONGEST ? null : session.tokens().decode(text, JsonWebToken.class);
        if (token == null
                || !PURPOSE.equals(token.getType())
                || !token.hasAudience(audience(realm))
                || !token.isActive()
                || token.getId() == null) {
            return Optional.empty();
        }
        return token.getOtherClaims().get(NONCE) instanceof String nonce
                ? Optional.of(new InvitationLink(token.getId(), nonce))
                : Optional.empty();
    }

    private static String audience(RealmModel realm) {
        return PURPOSE + ":" + realm.getId();
    }

    /** Without what makes the link. */
    @Override
    public String toString() {
        return "InvitationLink[" + invitation + "]";
    }
}
