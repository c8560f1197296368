package io.github.keycloakpersonas.token;

import java.time.Instant;
import org.keycloak.representations.IDToken;

/** Limits the lifetime of tokens. */
final class TokenExpiry {

    private TokenExpiry() {}

    /** Makes a token expire at a time at the latest. Userinfo has no expiry and gets none. */
    static void limit(IDToken token, Instant till) {
        long second = till.getEpochSecond();
        if (token.getExp() != null && token.getExp() > second) {
            token.exp(second);
        }
    }
}
