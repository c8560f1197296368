package io.github.keycloakpersonas.compat;

import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.Constants;

/** The renewal of tokens with a refresh token. */
public final class Renewal {

    private static final boolean IS_EXTENSIBLE =
            Running.has("org.keycloak.protocol.oidc.refresh.RefreshTokenProviderFactory");

    private Renewal() {}

    /**
     * Whether tokens are being renewed with nobody having asked us before. From Keycloak 26.7 on, a provider of ours is asked; the
     * others ask first when the claims are written.
     */
    public static boolean isUnchecked(ClientSessionContext tokens) {
        return !IS_EXTENSIBLE
                && OAuth2Constants.REFRESH_TOKEN.equals(tokens.getAttribute(Constants.GRANT_TYPE, String.class));
    }
}
