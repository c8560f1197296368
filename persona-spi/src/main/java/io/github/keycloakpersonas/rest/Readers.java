package io.github.keycloakpersonas.rest;

import io.github.keycloakpersonas.compat.CrossOrigin;
import jakarta.ws.rs.ForbiddenException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.cors.Cors;

/**
 * Which pages of other origins may read an answer. Where a valid token says who calls, those of the token's client. Before that is known there is no client to
 * ask, and nothing in the answer that is not for everybody: any page, as Keycloak answers preflights, so that a page can tell a token that has expired
 * from a server that is not there.
 */
public final class Readers {

    /** The headers beside those that browsers always show to scripts. */
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

    /** Those of an API that asks for the token itself. */
    public static Readers ofUnknown(KeycloakSession session) {
        return new Readers(session, false);
    }

    /** Those of a preflight, which says by itself what it permits: Keycloak has one builder of such headers a request, which would say it again. */
    public static Readers ofPreflight(KeycloakSession session) {
        return new Readers(session, true);
    }

    /** Those of the Admin API, where Keycloak has looked at token and origin; it exposes fewer headers than our answers have. */
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
     * Lets the pages of the client read that a valid token was issued to.
     *
     * @return false for a page of another origin, which then reads nothing
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

    /** Lets everybody read an answer that says nothing about anybody. */
    void settle() {
        if (!settled) {
            settled = true;
            add(Cors.builder().allowAllOrigins());
        }
    }

    /** With credentials, as preflights say: we look at no cookie, but a page that sends some would else read nothing. */
    private static void add(Cors cors) {
        cors.auth().exposedHeaders(EXPOSED_HEADERS).add();
    }
}
