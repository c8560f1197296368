package io.github.keycloakpersonas.token;

import java.time.Instant;
import org.keycloak.representations.IDToken;

/** Lets no token outlive what it says. */
final class TokenExpiry {

    private TokenExpiry() {}

    /** Ends a token at that time at the latest. Userinfo has no expiry and gets none. */
    static void limit(IDToken token, Instant till) {
        long second = till.getEpochSecond();
        if (token.getExp() != null && token.getExp() > second) {
            token.exp(second);
        }
    }
}
