package io.github.keycloakpersonas.access;

import jakarta.ws.rs.NotAuthorizedException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.jose.jws.JWSHeader;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.light.LightweightUserAdapter;
import org.keycloak.protocol.oidc.AccessTokenIntrospectionProvider;
import org.keycloak.protocol.oidc.AccessTokenIntrospectionProviderFactory;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;
import org.keycloak.protocol.oidc.encode.AccessTokenContext;
import org.keycloak.protocol.oidc.encode.TokenContextEncoderProvider;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.services.util.MtlsHoKTokenUtil;

/**
 * Who calls, and what the token permits.
 *
 * @param user the token's user, or the user of a service account
 * @param session the token's login session; a transient session for a service account
 * @param token the token, with the claims that a lightweight token leaves out
 * @param roles the token's roles of the client {@code persona-api}
 */
public record Caller(UserModel user, UserSessionModel session, AccessToken token, Set<String> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    /**
     * Reads the caller from the request's access token, which Keycloak checks: signature, realm, expiry, revocation,
     * session, user, and the key of a bound token.
     *
     * @return empty if there is no token, or it is not valid, or not meant for this API
     */
    public static Optional<Caller> of(KeycloakSession session) {
        AuthResult result = authenticate(session);
        if (result == null || !isPresentedByItsHolder(session, result.token())) {
            return Optional.empty();
        }
        AccessToken token = completed(session, result);
        Set<String> roles = roles(token);
        // Roles without the audience were not added by Keycloak's client scope: the token is meant for another API.
        boolean foreign = !roles.isEmpty() && !token.hasAudience(PersonaApi.CLIENT_ID);
        return foreign ? Optional.empty() : Optional.of(new Caller(result.user(), result.session(), token, roles));
    }

    /**
     * The same caller in another session, without a second look at the token: a proof of possession can be presented only once
     * (RFC 9449, section 11.1).
     *
     * @return empty if the user or the login session is gone meanwhile
     */
    public Optional<Caller> in(KeycloakSession other) {
        RealmModel realm = other.getContext().getRealm();
        UserModel sameUser = LightweightUserAdapter.isLightweightUser(user)
                ? user
                : other.users().getUserById(realm, user.getId());
        UserSessionModel sameSession = sessionIn(other, realm);
        return sameUser == null || sameSession == null
                ? Optional.empty()
                : Optional.of(new Caller(sameUser, sameSession, token, roles));
    }

    private @Nullable UserSessionModel sessionIn(KeycloakSession other, RealmModel realm) {
        if (session.getPersistenceState() == UserSessionModel.SessionPersistenceState.TRANSIENT) {
            return session;
        }
        return session.isOffline()
                ? other.sessions().getOfflineUserSession(realm, session.getId())
                : other.sessions().getUserSession(realm, session.getId());
    }

    /** Whether the token has one of the roles. */
    public boolean hasAny(String... anyOf) {
        return Arrays.stream(anyOf).anyMatch(roles::contains);
    }

    /** Whether the caller may read every persona of the realm. */
    public boolean readsAll() {
        return hasAny(PersonaApi.VIEW_ALL);
    }

    /** Whether the caller is a service account, which is a client that calls for itself. */
    public boolean isService() {
        return user.getServiceAccountClientLink() != null;
    }

    private static @Nullable AuthResult authenticate(KeycloakSession session) {
        try {
            String token = AppAuthManager.extractAuthorizationHeaderToken(
                    session.getContext().getHttpRequest().getHttpHeaders());
            return token == null || !saysHowItIsSigned(token)
                    ? null
                    : new AppAuthManager.BearerTokenAuthenticator(session).authenticate();
        } catch (NotAuthorizedException e) {
            // Keycloak does not know the scheme, or the proof of possession is wrong.
            return null;
        }
    }

    /**
     * Whether the header of the token names an algorithm. Keycloak 26.7 assumes that it does, and would fail with an
     * error 500.
     */
    private static boolean saysHowItIsSigned(String token) {
        try {
            JWSHeader header = new JWSInput(token).getHeader();
            return header != null && header.getAlgorithm() != null;
        } catch (JWSInputException e) {
            return false;
        }
    }

    /** RFC 8705 section 3: Keycloak's authenticator checks DPoP-bound tokens, but leaves certificate-bound ones to us. */
    private static boolean isPresentedByItsHolder(KeycloakSession session, AccessToken token) {
        AccessToken.Confirmation confirmation = token.getConfirmation();
        return confirmation == null
                || confirmation.getCertThumbprint() == null
                || MtlsHoKTokenUtil.verifyTokenBindingWithClientCertificate(
                        token, session.getContext().getHttpRequest(), session);
    }

    /**
     * The token with the audience and the roles that introspection would add. Lightweight tokens carry neither by
     * design. Any other token is left as it is: to add to it would undo what a token exchange or a mapper has narrowed.
     */
    private static AccessToken completed(KeycloakSession session, AuthResult result) {
        AccessToken token = result.token();
        if (isComplete(token) || saysWhatItIsFor(token) || !isLightweight(session, token)) {
            return token;
        }
        TokenIntrospectionProvider provider = session.getProvider(
                TokenIntrospectionProvider.class, AccessTokenIntrospectionProviderFactory.ACCESS_TOKEN_TYPE);
        return provider instanceof AccessTokenIntrospectionProvider<?> introspection
                ? introspection.transformAccessToken(token, result.session())
                : token;
    }

    private static boolean isComplete(AccessToken token) {
        return token.getAudience() != null && token.getResourceAccess(PersonaApi.CLIENT_ID) != null;
    }

    /** Whether the token names an audience or roles of clients, but not those of this API. */
    private static boolean saysWhatItIsFor(AccessToken token) {
        boolean forOthers = token.getAudience() != null && !token.hasAudience(PersonaApi.CLIENT_ID);
        boolean withOtherRoles =
                !token.getResourceAccess().isEmpty() && token.getResourceAccess(PersonaApi.CLIENT_ID) == null;
        return forOthers || withOtherRoles;
    }

    /**
     * Whether the token is lightweight, which Keycloak writes into the token's id. An exchanged token does not tell
     * what the exchange has left out, so it must name this API as its audience.
     */
    private static boolean isLightweight(KeycloakSession session, AccessToken token) {
        AccessTokenContext origin =
                session.getProvider(TokenContextEncoderProvider.class).getTokenContextFromTokenId(token.getId());
        boolean exchanged = OAuth2Constants.TOKEN_EXCHANGE_GRANT_TYPE.equals(origin.getGrantType());
        return origin.getTokenType() == AccessTokenContext.TokenType.LIGHTWEIGHT
                && (!exchanged || token.hasAudience(PersonaApi.CLIENT_ID));
    }

    private static Set<String> roles(AccessToken token) {
        AccessToken.Access access = token.getResourceAccess(PersonaApi.CLIENT_ID);
        return access == null || access.getRoles() == null ? Set.of() : access.getRoles();
    }
}
