package io.github.keycloakpersonas.rest;

import io.github.keycloakpersonas.compat.CrossOrigin;
import jakarta.ws.rs.ForbiddenException;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.cors.Cors;

/**
 * Decides which pages of other origins may read an answer (CORS). With a valid token, they are the pages of the token's
 * client. Before a token is known, the answer contains nothing about anybody, and every page may read it, as Keycloak
 * answers preflight requests. So a page can distinguish an expired token from an unreachable server.
 */
public final class Readers {

    /** The headers that scripts may read, in addition to those that browsers always show. */
    private static final String[] EXPOSED_HEADERS = {
        "ETag",
        "Link",
        "Location",
        "X-Import-Id",
        RateUsage.POLICY,
        RateUsage.STATE,
        RateUsage.RETRY_AFTER,
        "WWW-Authenticate",
        Exchange.REQUEST_ID
    };

    private final KeycloakSession session;
    private boolean settled;

    private Readers(KeycloakSession session, boolean settled) {
        this.session = session;
        this.settled = settled;
    }

    /** For an API that checks the token itself. */
    public static Readers ofUnknown(KeycloakSession session) {
        return new Readers(session, false);
    }

    /**
     * For a preflight request, whose answer already has its CORS headers. Keycloak has one builder of these headers for
     * each request, which would add them a second time.
     */
    public static Readers ofPreflight(KeycloakSession session) {
        return new Readers(session, true);
    }

    /**
     * For the Admin API, where Keycloak has checked the token and the origin. Keycloak exposes fewer headers than our
     * answers have.
     */
    static Readers ofKeycloaks(KeycloakSession session) {
        boolean crosses =
                session.getContext().getHttpRequest().getHttpHeaders().getHeaderString(Cors.ORIGIN_HEADER) != null;
        if (crosses) {
            session.getContext()
                    .getHttpResponse()
                    .setHeader(Cors.ACCESS_CONTROL_EXPOSE_HEADERS, String.join(", ", EXPOSED_HEADERS));
        }
        return new Readers(session, true);
    }

    /**
     * Lets the pages of the client read the answer that the token was issued to.
     *
     * @return false for a page of another origin, which must not read the answer
     */
    public boolean admit(AccessToken token) {
        settled = true;
        try {
            add(CrossOrigin.required(Cors.builder(), session, token));
            return true;
        } catch (ForbiddenException e) {
            return false;
        }
    }

    /** As {@link #admit(AccessToken)}, for a client without a token. */
    public boolean admit(ClientModel client) {
        settled = true;
        try {
            add(CrossOrigin.required(Cors.builder(), session, client));
            return true;
        } catch (ForbiddenException e) {
            return false;
        }
    }

    /** Lets no page read the answer, whatever becomes of the request. */
    public void none() {
        settled = true;
    }

    /** Lets every page read the answer if nothing was decided before. Such an answer says nothing about anybody. */
    void settle() {
        if (!settled) {
            settled = true;
            add(Cors.builder().allowAllOrigins());
        }
    }

    /**
     * Permits credentials, as the preflight does. The API ignores cookies, but a page that sends some could otherwise
     * not read the answer.
     */
    private static void add(Cors cors) {
        cors.auth().exposedHeaders(EXPOSED_HEADERS).add();
    }
}
