package io.github.keycloakpersonas.token;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;

/** What an application can find personas in. */
public enum TokenKind {
    ACCESS_TOKEN,
    ID_TOKEN,
    USERINFO,
    INTROSPECTION;

    /** The name in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Where a mapper writes to, by the same questions that Keycloak asks.
     *
     * @param lightweight whether the client's access tokens are lightweight
     */
    static Set<TokenKind> of(ProtocolMapperModel mapper, boolean lightweight) {
        Set<TokenKind> kinds = EnumSet.noneOf(TokenKind.class);
        if (lightweight
                ? OIDCAttributeMapperHelper.includeInLightweightAccessToken(mapper)
                : OIDCAttributeMapperHelper.includeInAccessToken(mapper)) {
            kinds.add(ACCESS_TOKEN);
        }
        if (OIDCAttributeMapperHelper.includeInIDToken(mapper)) {
            kinds.add(ID_TOKEN);
        }
        if (OIDCAttributeMapperHelper.includeInUserInfo(mapper)) {
            kinds.add(USERINFO);
        }
        if (OIDCAttributeMapperHelper.includeInIntrospection(mapper)) {
            kinds.add(INTROSPECTION);
        }
        return kinds;
    }
}
