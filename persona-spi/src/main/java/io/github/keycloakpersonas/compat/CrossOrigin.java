package io.github.keycloakpersonas.compat;

import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.cors.Cors;

/**
 * Which pages of other origins may read an answer: those of the client's web origins. Keycloak 26.5 has other names for
 * the methods, refuses another origin only when it is told to and only when the headers are written, and does not know
 * the origins of a lightweight token.
 */
public final class CrossOrigin {

    private static final boolean CHECKS =
            Running.has(Cors.class, "checkAllowedOrigins", KeycloakSession.class, ClientModel.class);

    private CrossOrigin() {}

    /** Lets the pages of the client read the answer. Keycloak decides about all other pages. */
    public static Cors of(Cors cors, KeycloakSession session, ClientModel client) {
        return CHECKS ? cors.checkAllowedOrigins(session, client) : allowed(cors, session, client);
    }

    /**
     * Lets only the pages of the client read the answer that the token was issued to.
     *
     * @throws jakarta.ws.rs.ForbiddenException for a page of another origin, at the latest from {@link Cors#add()}
     */
    public static Cors required(Cors cors, KeycloakSession session, AccessToken token) {
        if (CHECKS) {
            return cors.checkAllowedOrigins(token);
        }
        return required(cors, session, session.getContext().getRealm().getClientByClientId(token.getIssuedFor()));
    }

    /** As {@link #required(Cors, KeycloakSession, AccessToken)}, for a client without a token. */
    public static Cors required(Cors cors, KeycloakSession session, ClientModel client) {
        if (CHECKS) {
            return cors.checkAllowedOrigins(session, client);
        }
        return Running.call(
                Cors.class, allowed(cors, session, client), "failOnInvalidOrigin", new Class<?>[0], new Object[0]);
    }

    private static Cors allowed(Cors cors, KeycloakSession session, ClientModel client) {
        return Running.call(
                Cors.class,
                cors,
                "allowedOrigins",
                new Class<?>[] {KeycloakSession.class, ClientModel.class},
                session,
                client);
    }
}
