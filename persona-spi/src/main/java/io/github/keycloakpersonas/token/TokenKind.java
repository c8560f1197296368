package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.telemetry.Counted.ClaimsIn;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;

/** The kinds of tokens and answers that can contain personas. */
public enum TokenKind {
    ACCESS_TOKEN,
    ID_TOKEN,
    USERINFO,
    INTROSPECTION;

    /** The name in meters. */
    ClaimsIn counted() {
        return switch (this) {
            case ACCESS_TOKEN -> ClaimsIn.ACCESS_TOKEN;
            case ID_TOKEN -> ClaimsIn.ID_TOKEN;
            case USERINFO -> ClaimsIn.USERINFO;
            case INTROSPECTION -> ClaimsIn.INTROSPECTION;
        };
    }

    /** Whether clients send it in requests. Userinfo and introspection are answers, whose size is not limited. */
    public boolean travels() {
        return this == ACCESS_TOKEN || this == ID_TOKEN;
    }

    /** The name in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kinds that a mapper writes to, by the same conditions as in Keycloak.
     *
     * @param lightweight whether the client's access tokens are lightweight
     */
    public static Set<TokenKind> of(ProtocolMapperModel mapper, boolean lightweight) {
        Set<TokenKind> kinds = EnumSet.allOf(TokenKind.class);
        kinds.removeIf(kind -> !kind.isWrittenBy(mapper, lightweight));
        return kinds;
    }

    /**
     * The kinds that a mapper's settings may include, but that Keycloak does not issue to the application or does not
     * call the mapper for.
     *
     * @param used whether the mapper applies to the scopes that the access token names, by which Keycloak answers later
     * @param openId whether the request was one of OpenID Connect
     * @param userinfo whether userinfo accepts the access token
     */
    public static Set<TokenKind> withheld(boolean used, boolean openId, boolean userinfo) {
        Set<TokenKind> withheld = EnumSet.noneOf(TokenKind.class);
        if (!used) {
            withheld.add(INTROSPECTION);
        }
        if (!openId) {
            withheld.add(ID_TOKEN);
        }
        if (!used || !openId || !userinfo) {
            withheld.add(USERINFO);
        }
        return withheld;
    }

    /** Whether a mapper writes to this kind, as {@link #of}. */
    boolean isWrittenBy(ProtocolMapperModel mapper, boolean lightweight) {
        return switch (this) {
            case ACCESS_TOKEN ->
                lightweight
                        ? OIDCAttributeMapperHelper.includeInLightweightAccessToken(mapper)
                        : OIDCAttributeMapperHelper.includeInAccessToken(mapper);
            case ID_TOKEN -> OIDCAttributeMapperHelper.includeInIDToken(mapper);
            case USERINFO -> OIDCAttributeMapperHelper.includeInUserInfo(mapper);
            case INTROSPECTION -> OIDCAttributeMapperHelper.includeInIntrospection(mapper);
        };
    }
}
