package io.github.keycloakpersonas.token;

import java.time.Instant;
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
            ClientSessionContext client) {

        void limitExpiry(Instant till) {
            KindAwareMapper.limitExpiry(token, till);
        }
    }

    /** Makes a token expire at a time at the latest. Userinfo has no expiry and gets none. */
    static void limitExpiry(IDToken token, Instant till) {
        long second = till.getEpochSecond();
        if (token.getExp() != null && token.getExp() > second) {
            token.exp(second);
        }
    }

    /** Writes claims. It is called only if {@link #writesTo} says so. */
    abstract void write(Target target, ProtocolMapperModel mapper);

    /**
     * Whether the mapper writes to a kind of token: by its settings, unless a mapper decides otherwise.
     *
     * @param lightweight whether the client's access tokens are lightweight
     */
    boolean writesTo(TokenKind kind, ProtocolMapperModel mapper, boolean lightweight) {
        return kind.isWrittenBy(mapper, lightweight);
    }

    @Override
    public AccessToken transformAccessToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        if (writesTo(TokenKind.ACCESS_TOKEN, mapper, getShouldUseLightweightToken(session))) {
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
        if (writesTo(target.kind(), mapper, false)) {
            write(target, mapper);
        }
    }
}
