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
     * Whether tokens are being renewed and the persona was not checked yet. Since Keycloak 26.7 our provider for
     * refresh tokens checks it; in earlier versions the mapper has to.
     */
    public static boolean isUnchecked(ClientSessionContext tokens) {
        return !IS_EXTENSIBLE
                && OAuth2Constants.REFRESH_TOKEN.equals(tokens.getAttribute(Constants.GRANT_TYPE, String.class));
    }
}
