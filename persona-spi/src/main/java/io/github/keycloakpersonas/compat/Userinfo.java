package io.github.keycloakpersonas.compat;

import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/** What the userinfo endpoint requires of a token. */
public final class Userinfo {

    private static final boolean CAN_REFUSE_LIGHTWEIGHT =
            Running.has(OIDCAdvancedConfigWrapper.class, "isAllowUserinfoWithLightweightAccessToken");

    private Userinfo() {}

    /** Whether userinfo accepts lightweight access tokens of a client. Keycloak 26.5 accepts all of them. */
    public static boolean takesLightweight(KeycloakSession session, ClientModel client) {
        return !CAN_REFUSE_LIGHTWEIGHT
                || OIDCAdvancedConfigWrapper.fromClientModel(client).isAllowUserinfoWithLightweightAccessToken()
                || (session.getProvider(LoginProtocol.class, OIDCLoginProtocol.LOGIN_PROTOCOL)
                                instanceof OIDCLoginProtocol protocol
                        && protocol.getConfig().isAllowUserinfoWithLightweightAccessToken());
    }
}
