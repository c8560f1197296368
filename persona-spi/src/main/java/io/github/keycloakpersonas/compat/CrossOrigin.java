package io.github.keycloakpersonas.compat;

import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.cors.Cors;

/**
 * Which pages of other origins read an answer: those of the client's web origins. Keycloak 26.5 calls the methods otherwise,
 * refuses a foreign origin only where it is told to, and only when the headers are written; and it knows no origins of a
 * lightweight token.
 */
public final class CrossOrigin {

    private static final boolean CHECKS =
            Running.has(Cors.class, "checkAllowedOrigins", KeycloakSession.class, ClientModel.class);

    private CrossOrigin() {}

    /** Answers the client's own pages; what becomes of others is left to Keycloak. */
    public static Cors of(Cors cors, KeycloakSession session, ClientModel client) {
        return CHECKS ? cors.checkAllowedOrigins(session, client) : allowed(cors, session, client);
    }

    /**
     * Answers the pages of the client that a token was issued to.
     *
     * @throws jakarta.ws.rs.ForbiddenException for a page of another origin, at the latest from {@link Cors#add()}
     */
    public static Cors required(Cors cors, KeycloakSession session, AccessToken token) {
        if (CHECKS) {
            return cors.checkAllowedOrigins(token);
        }
        ClientModel client = session.getContext().getRealm().getClientByClientId(token.getIssuedFor());
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
