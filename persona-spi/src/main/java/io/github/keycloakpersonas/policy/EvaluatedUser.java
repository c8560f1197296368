package io.github.keycloakpersonas.policy;

import io.github.keycloakpersonas.session.RequestedPersona;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authorization.attribute.Attributes;
import org.keycloak.authorization.common.KeycloakIdentity;
import org.keycloak.authorization.identity.Identity;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.IDToken;
import org.keycloak.services.managers.AuthenticationManager;

/** The user for whom a permission is evaluated, and the user's session. */
final class EvaluatedUser {

    private static final String AZP = "azp";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Identity identity;
    private final UserModel user;

    private EvaluatedUser(KeycloakSession session, RealmModel realm, Identity identity, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.identity = identity;
        this.user = user;
    }

    /** The user of an identity, which can be the service account of a client; empty if there is no enabled user. */
    static Optional<EvaluatedUser> of(KeycloakSession session, RealmModel realm, Identity identity) {
        return user(session, realm, identity.getId())
                .filter(UserModel::isEnabled)
                .map(user -> new EvaluatedUser(session, realm, identity, user));
    }

    UserModel user() {
        return user;
    }

    /** The session that the token belongs to. */
    Optional<UserSessionModel> userSession() {
        return told(IDToken.SESSION_ID)
                .flatMap(this::userSession)
                .filter(found -> AuthenticationManager.isSessionValid(realm, found))
                .filter(found -> user.getId().equals(found.getUser().getId()));
    }

    /** The client session of the token's client; null if there is none. */
    @Nullable AuthenticatedClientSessionModel clientSession(UserSessionModel userSession) {
        return told(AZP)
                .map(realm::getClientByClientId)
                .map(client -> userSession.getAuthenticatedClientSessionByClient(client.getId()))
                .orElse(null);
    }

    /**
     * The persona that the scope of the token names. It stays the persona of the token, whatever the session selects
     * later.
     */
    Optional<String> named() {
        return told(AZP)
                .map(realm::getClientByClientId)
                .filter(client -> identity instanceof KeycloakIdentity)
                .flatMap(client -> RequestedPersona.inScope(
                        session,
                        client,
                        ((KeycloakIdentity) identity).getAccessToken().getScope()));
    }

    private Optional<UserSessionModel> userSession(String id) {
        // Keycloak may have verified the token with an offline session, while an online session with the same id
        // exists.
        return Optional.ofNullable(session.getContext().getUserSession())
                .filter(current -> id.equals(current.getId()))
                .or(() -> Optional.ofNullable(session.sessions().getUserSession(realm, id)))
                .or(() -> Optional.ofNullable(session.sessions().getOfflineUserSession(realm, id)));
    }

    /**
     * The value of a claim of the token. Without a token, the attributes of an identity come from the evaluating
     * service mixed with those of the user, who may have set them, so they are not trusted.
     */
    private Optional<String> told(String name) {
        if (identity instanceof KeycloakIdentity owner) {
            return Optional.ofNullable(
                    name.equals(AZP)
                            ? owner.getAccessToken().getIssuedFor()
                            : owner.getAccessToken().getSessionId());
        }
        Attributes.Entry told = identity.getAttributes().getValue(name);
        boolean ambiguous = user.getAttributeStream(name).findAny().isPresent();
        return told == null || told.isEmpty() || ambiguous ? Optional.empty() : Optional.of(told.asString(0));
    }

    /**
     * The user of an identity. The identity of a resource server itself has the id of the client instead of its service
     * account.
     */
    private static Optional<UserModel> user(KeycloakSession session, RealmModel realm, @Nullable String id) {
        if (id == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(session.users().getUserById(realm, id))
                .or(() -> Optional.ofNullable(realm.getClientById(id))
                        .filter(ClientModel::isServiceAccountsEnabled)
                        .map(session.users()::getServiceAccount));
    }
}
