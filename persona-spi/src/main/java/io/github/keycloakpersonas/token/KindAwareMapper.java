package io.github.keycloakpersonas.token;

import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.protocol.oidc.mappers.UserInfoTokenMapper;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;

/** A mapper that knows which kind of token it writes to. Keycloak's base class calls the same method for all kinds. */
abstract class KindAwareMapper extends AbstractOIDCProtocolMapper
        implements OIDCAccessTokenMapper, OIDCIDTokenMapper, UserInfoTokenMapper, TokenIntrospectionTokenMapper {

    /** The token or answer that claims are written to, and its session. */
    record Target(
            IDToken token,
            TokenKind kind,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {}

    /** Writes claims. It is called only if the mapper's settings include the kind of token. */
    abstract void write(Target target, ProtocolMapperModel mapper);

    @Override
    public AccessToken transformAccessToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        if (TokenKind.ACCESS_TOKEN.isWrittenBy(mapper, getShouldUseLightweightToken(session))) {
            write(new Target(token, TokenKind.ACCESS_TOKEN, session, userSession, client), mapper);
        }
        return token;
    }

    @Override
    public final IDToken transformIDToken(
            IDToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        writeIfWanted(new Target(token, TokenKind.ID_TOKEN, session, userSession, client), mapper);
        return token;
    }

    @Override
    public final AccessToken transformUserInfoToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        writeIfWanted(new Target(token, TokenKind.USERINFO, session, userSession, client), mapper);
        return token;
    }

    @Override
    public final AccessToken transformIntrospectionToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        writeIfWanted(new Target(token, TokenKind.INTROSPECTION, session, userSession, client), mapper);
        return token;
    }

    private void writeIfWanted(Target target, ProtocolMapperModel mapper) {
        if (target.kind().isWrittenBy(mapper, false)) {
            write(target, mapper);
        }
    }
}
